"""Tortoise's PostgreSQL client that gives a connection back when a transaction on it cannot begin."""

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext, TransactionContextPooled
from tortoise.connection import get_connections


class ReturningTransactionContext(TransactionContextPooled):
    """Releases the pooled connection when BEGIN fails; after five such failures Tortoise's own pool is empty."""

    async def __aenter__(self) -> TransactionalDBClient:
        await self.ensure_connection()
        pool = self.client._parent._pool
        self.client._connection = await pool.acquire()
        try:
            await self.client.begin()
        except BaseException:
            await pool.release(self.client._connection)
            raise
        self.token = get_connections().set(self.connection_name, self.client)
        return self.client


class ReturningClient(AsyncpgDBClient):
    """A pool of connections that survives a server that comes and goes."""

    def _in_transaction(self) -> TransactionContext:
        return ReturningTransactionContext(TransactionWrapper(self), self._pool_init_lock)


client_class = ReturningClient
