"""The steps that brought the tables where they are, one folder a subject. Written by `python -m api new-migration`."""
