"""One write under way: its transaction, who acts and when, and what holds it to the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

from schema.graph.compiler import first_obstacle
from schema.graph.declarations import Declarations
from schema.graph.declared import Entity
from schema.graph.dialects import Dialect
from schema.graph.givens import Given
from schema.graph.refusals import Refusal, not_found
from schema.graph.statement import Statement
from schema.graph.vault import Vault
from schema.graph.viewer import Viewer
from schema.graph.visibility import visibility
from schema.graph.words import Word

TOWN = ZoneInfo("Asia/Shanghai")
NOT_SIGNED_IN = "NOT_SIGNED_IN"
NOT_ALLOWED = "NOT_ALLOWED"
SESSION_NEEDED = "SESSION_NEEDED"


@dataclass(frozen=True, slots=True)
class Caller:
    """Where a request comes from: the address of its other end, the program it says it is, its session's secret."""

    address: str = ""
    agent: str = ""
    session: str | None = None


UNKNOWN = Caller()


@dataclass
class Session:
    """What becomes of the caller's session: a new secret to keep for so long at most, or none any more."""

    secret: str | None
    viewer: Viewer
    lasts: timedelta = timedelta(0)


@dataclass(frozen=True, slots=True)
class SessionLengths:
    """How long a session may lie idle, and how long it may last."""

    idle: timedelta = timedelta(minutes=30)
    longest: timedelta = timedelta(hours=12)


DEFAULT_LENGTHS = SessionLengths()


@dataclass
class Unit:
    """A write unit in the hands of a rule. Whatever a rule raises undoes all of it.

    `checked` and `recorded` say that a permission was asked for and that history was written: a mutation that forgets
    either fails.
    """

    connection: BaseDBAsyncClient
    declarations: Declarations
    dialect: Dialect
    viewer: Viewer
    caller: Caller
    now: datetime
    # Whether accounts may be used whose passwords everybody knows.
    demonstration: bool
    # None on a server that has no keyring.
    vault: Vault | None = None
    lengths: SessionLengths = DEFAULT_LENGTHS
    checked: bool = False
    recorded: bool = False
    session: Session | None = None
    # What history keeps between the entries of one unit.
    chain: object = None

    @property
    def today(self) -> date:
        """The day in the town."""
        return self.now.astimezone(TOWN).date()

    async def require(self, entity: type[Entity], key: int, action: str, argument: str) -> None:
        """Refuse unless the viewer sees a row and nothing stands in the way of an action on it.

        `argument` is the entry of the input that names the row. It is held from then on, since what does not stand in
        the way yet may be what another unit is adding just now.
        """
        self.checked = True
        assert entity.declaration.table is not None
        await self.lock(entity.declaration.table, [key])
        statement = Statement(self.dialect, self.viewer)
        row = statement.row(entity.declaration.table)
        obstacles = entity.declaration.actions[action].obstacles(row, statement)
        conditions = f"{row.id} = {statement.bind(Given(argument, key, lambda _: key), int)}"
        sees = visibility(self.declarations, statement, entity, row)
        first = await self._first(
            statement, f"SELECT {first_obstacle(obstacles)} AS first FROM {row.source} WHERE {conditions} AND {sees}"
        )
        if first is None:
            raise not_found(argument, "没有这一项,或者您无权查看。", "there is none, or you may not see it.")
        if first:
            obstacle = obstacles[first - 1]
            raise Refusal(obstacle.code, obstacle.zh, obstacle.en, argument)

    def require_right(self, right: Word) -> None:
        """Refuse unless the viewer has a right, for what is done to no row that an action could stand on."""
        self.checked = True
        if not self.viewer.paths(right):
            raise Refusal(NOT_ALLOWED, "您没有这项权限。", "You do not have this right.")

    def require_vault(self) -> Vault:
        """The vault; refuses on a server that has no keyring."""
        if self.vault is None:
            raise Refusal(
                "KEYRING_MISSING",
                "服务器没有密钥环,无法保存或读取加密内容,请系统管理员配置 WANGGE_KEYRING。",
                "This server has no keyring to seal or open anything with: have its operator set WANGGE_KEYRING.",
            )
        return self.vault

    async def hold(self, name: str) -> None:
        """Let no other unit hold what goes by this name until this one ends; SQLite has only one writer in any case."""
        if self.dialect.name == "postgres":
            await self.connection.execute_query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [name])

    async def lock(self, table: type[Model], keys: Sequence[int]) -> None:
        """Hold rows until the end, in the order of their keys; SQLite has only one writer in any case.

        Rows that refer to them may go on being added, as long as nobody who adds them has to hold them too.
        """
        if self.dialect.name == "postgres":
            rows = table.filter(id__in=sorted(keys)).using_db(self.connection).order_by("id")
            await rows.select_for_update(no_key=True).only("id")

    async def _first(self, statement: Statement, sql: str) -> Any:
        values = [slot({}, self.viewer) for slot in statement.slots]
        _, rows = await self.connection.execute_query(sql, values)
        return rows[0]["first"] if rows else None
