"""Mutations: their input read, their work done in one write unit, and what they changed read again for the payload."""

import hashlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum
from functools import partial
from typing import Any

import orjson
from strawberry.utils.str_converters import to_camel_case
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError

from schema.database import Database
from schema.graph.change_types import IDEMPOTENCY_KEY
from schema.graph.declarations import Declarations
from schema.graph.declared import ArgumentDefinition, Change, is_entity
from schema.graph.dialects import Dialect
from schema.graph.givens import Given
from schema.graph.keys import key_of
from schema.graph.refusals import Refusal, bad_input
from schema.graph.scalars import written_moment
from schema.graph.stage import Stage
from schema.graph.statement import check_storable
from schema.graph.tables import AnsweredWrite
from schema.graph.unit import (
    DEFAULT_LENGTHS,
    NOT_SIGNED_IN,
    SESSION_NEEDED,
    UNKNOWN,
    Caller,
    Session,
    SessionLengths,
    Unit,
)
from schema.graph.vault import Vault
from schema.graph.viewer import Viewer

LONGEST_KEY = 100
ATTEMPTS = 2
# A password takes a tenth of a second of a core, and 64 MiB.
SLOW_AT_ONCE = 2

Clock = Callable[[], datetime]


def clock() -> datetime:
    """The time now, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Done:
    """What a mutation gave, by the names of its payload, and what became of the caller's session."""

    given: Mapping[str, Any]
    session: Session | None = None


class Changes:
    """Does the mutations of one schema on one database."""

    def __init__(
        self,
        declarations: Declarations,
        dialect: Dialect,
        database: Database,
        clock: Clock = clock,
        *,
        demonstration: bool = False,
        vault: Vault | None = None,
        lengths: SessionLengths = DEFAULT_LENGTHS,
    ) -> None:
        self._declarations = declarations
        self._dialect = dialect
        self._database = database
        self._clock = clock
        self._demonstration = demonstration
        self._vault = vault
        self._lengths = lengths
        self._slowly = ThreadPoolExecutor(SLOW_AT_ONCE, "slow")

    def close(self) -> None:
        """Wait for what is computed slowly."""
        self._slowly.shutdown()

    def stage(self, viewer: Viewer, caller: Caller = UNKNOWN) -> Stage:
        """A stage on which a viewer may change things, for mutations and for commands."""
        return Stage(self._database, partial(self._unit, viewer, caller), viewer, self._slowly)

    async def do(self, change: Change, given: Given, viewer: Viewer, caller: Caller) -> Done:
        """Do one mutation; whatever it refuses is raised, with nothing written."""
        _admit(change, viewer)
        entries = given.entries()
        # What is left out is not handed on, so that it can be told from what is null.
        arguments = {
            name: _read(takes, name, entries) for name, takes in change.takes.items() if to_camel_case(name) in entries
        }
        if change.staged:
            stage = self.stage(viewer, caller)
            return Done(await change.function(stage, **arguments), stage.session)
        make_unit = partial(self._unit, viewer, caller)
        key = None if change.open else _read(_KEY, IDEMPOTENCY_KEY, entries)
        for _ in range(ATTEMPTS - 1):
            try:
                return await self._database.write_unit(partial(_done, change, arguments, key, make_unit))
            except IntegrityError:
                # Somebody was faster with the same key, or with a row that must be unique: look once more.
                continue
        return await self._database.write_unit(partial(_done, change, arguments, key, make_unit))

    def _unit(self, viewer: Viewer, caller: Caller, connection: BaseDBAsyncClient) -> Unit:
        return Unit(
            connection,
            self._declarations,
            self._dialect,
            viewer,
            caller,
            self._clock(),
            self._demonstration,
            self._vault,
            self._lengths,
        )


def _admit(change: Change, viewer: Viewer) -> None:
    """Refuse who is not signed in, not there in person, or has something else to do first.

    Every mutation passes here, and one that says nothing of `despite` is closed to whoever must do something first, so
    that forgetting it errs on the safe side. What such a viewer may read needs no check: Viewers gives them no reach.
    """
    if viewer.account is None and not change.open:
        raise Refusal(NOT_SIGNED_IN, "请先登录。", "Sign in first.")
    if viewer.by_token and change.in_person:
        raise Refusal(SESSION_NEEDED, "令牌不能办理此事,请本人登录。", "A token cannot do this: sign in yourself.")
    if viewer.must is not None and viewer.must not in change.despite:
        raise Refusal(viewer.must.value, f"{viewer.must.zh}。", f"{viewer.must.en}.")


async def _done(
    change: Change,
    arguments: dict[str, Any],
    key: str | None,
    make_unit: Callable[[BaseDBAsyncClient], Unit],
    connection: BaseDBAsyncClient,
) -> Done:
    unit = make_unit(connection)
    if key is None:
        return Done(await _work(change, arguments, unit), unit.session)
    assert unit.viewer.account is not None
    fingerprint = _fingerprint(change, arguments)
    known = await AnsweredWrite.get_or_none(account_id=unit.viewer.account, key=key, using_db=connection)
    if known is not None:
        if known.fingerprint != fingerprint:
            raise Refusal(
                "IDEMPOTENCY_KEY_REUSED",
                "这个幂等键已用于另一次写入,请换一个。",
                "This key was used for another write: choose a new one.",
                to_camel_case(IDEMPOTENCY_KEY),
            )
        return Done(known.given or {})
    given = await _work(change, arguments, unit)
    kept = {name: value for name, value in given.items() if is_entity(change.gives[name].type)}
    await AnsweredWrite.create(
        account_id=unit.viewer.account,
        key=key,
        fingerprint=fingerprint,
        given=kept,
        answered_at=unit.now,
        using_db=connection,
    )
    return Done(given, unit.session)


async def _work(change: Change, arguments: dict[str, Any], unit: Unit) -> Mapping[str, Any]:
    given = await change.function(unit, **arguments)
    assert unit.checked, f"{change.function.__name__} asked for no permission"
    assert unit.recorded, f"{change.function.__name__} wrote no history"
    return given


def _fingerprint(change: Change, arguments: dict[str, Any]) -> str:
    told = orjson.dumps([change.function.__name__, arguments], default=str, option=orjson.OPT_SORT_KEYS)
    return hashlib.blake2b(told, digest_size=32).hexdigest()


_KEY = ArgumentDefinition(str, "", most=LONGEST_KEY)


def _read(takes: ArgumentDefinition, name: str, entries: Mapping[str, Given]) -> Any:
    """One entry of the input as the function takes it: a key, a bounded value, a list of these, or None."""
    given = entries.get(to_camel_case(name))
    if given is None or given.value is None:
        return takes.default
    if not takes.listed:
        return _bounded(takes, given.name, given.value)
    items = given.items()
    if len(items) > takes.most:
        raise bad_input(given.name, f"最多 {takes.most} 项。", f"at most {takes.most} entries.")
    one = replace(takes, listed=False, most=200)
    return [_bounded(one, item.name, item.value) for item in items]


def _bounded(takes: ArgumentDefinition, name: str, value: Any) -> Any:
    if is_entity(takes.type):
        return key_of(name, value, takes.type.declaration.name)
    if isinstance(value, str) and not isinstance(value, Enum):
        return _text(takes, name, value)
    if isinstance(value, int) and not isinstance(value, bool | Enum):
        if not takes.least <= value <= takes.most:
            raise bad_input(
                name, f"应在 {takes.least} 到 {takes.most} 之间。", f"must lie between {takes.least} and {takes.most}."
            )
        return value
    return value


def _text(takes: ArgumentDefinition, name: str, value: str) -> str | None:
    text = value if takes.verbatim else value.strip()
    check_storable(name, text)
    if len(text) > takes.most:
        raise bad_input(name, f"最多 {takes.most} 个字。", f"at most {takes.most} characters.")
    if not text and takes.required:
        raise bad_input(name, "不能为空。", "must not be empty.")
    return text or None


def written(value: Any) -> bytes:
    """A scalar of a payload as JSON."""
    if isinstance(value, datetime):
        return orjson.dumps(written_moment(value))
    if isinstance(value, date):
        return orjson.dumps(value.isoformat())
    return orjson.dumps(value.name if isinstance(value, Enum) else value)
