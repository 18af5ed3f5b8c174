"""Tortoise's database clients, with the faults mended that lose a lock or a pooled connection.

Tortoise tells engines apart by the words `sqlite` and `asyncpg` in these modules' names.
"""
