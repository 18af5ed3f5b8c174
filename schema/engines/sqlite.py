"""Tortoise's SQLite client whose transactions begin IMMEDIATE.

A deferred transaction that reads before it writes fails with "database is locked" as soon as another process has
written in between, and no busy timeout helps.
"""

import sqlite3
from collections.abc import Iterator

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionContext, SqliteTransactionWrapper
from tortoise.connection import get_connections
from tortoise.exceptions import OperationalError


class ImmediateTransaction(SqliteTransactionWrapper):
    """One transaction that holds the write lock from its first statement."""

    async def begin(self) -> None:
        try:
            await self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(error) from error

    async def execute_script(self, query: str) -> None:
        """Run statements one by one: sqlite3's own `executescript` would commit the transaction first."""
        for statement in _statements(query):
            await self.execute_query(statement)


class ImmediateTransactionContext(SqliteTransactionContext):
    """Gives the connection's lock back when the transaction cannot begin; Tortoise's own keeps it for ever."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self._trxlock.acquire()
        try:
            await self.ensure_connection()
            await self.connection.begin()
        except BaseException:
            self._trxlock.release()
            raise
        self.token = get_connections().set(self.connection_name, self.connection)
        transaction: TransactionalDBClient = self.connection
        return transaction


class ImmediateClient(SqliteClient):
    """The one writing connection of a process."""

    def _in_transaction(self) -> TransactionContext:
        return ImmediateTransactionContext(ImmediateTransaction(self), self._lock)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for part in script.split(";"):
        statement += part + ";"
        if sqlite3.complete_statement(statement) and statement.strip(" \n;"):
            yield statement
            statement = ""


client_class = ImmediateClient
