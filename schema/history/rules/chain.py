"""One chain of history, entry by entry: what is wrong with it. Reads nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from schema.history.rules.heads import Head
from schema.history.rules.record import FIRST_HASH, HASHED, hash_of

LEAST = -(2**63)
NO_NUMBER = -1


@dataclass(frozen=True)
class Fault:
    """What is wrong with a chain, and at which number."""

    chain: int
    number: int
    zh: str
    en: str


@dataclass
class Walker:
    """A walk along one chain: where it has come to, and which exported heads lie ahead, shortest first.

    `place` is the number and id of the last entry as they stand; `hash` is None after a gap: nothing follows from it.
    """

    chain: int
    heads: list[Head]
    number: int = 0
    hash: str | None = FIRST_HASH
    place: tuple[int, int] = (LEAST, LEAST)

    def step(self, row: Any) -> Iterator[Fault]:
        """Go on to the next entry."""
        number, id, hash = number_of(row["number"]), row["id"], row["hash"]
        last_id, self.place = self.place[1], (row["number"], id)
        yield from self._left_behind(number)
        if number != self.number + 1:
            yield self._out_of_order(number)
            self.hash = None
        if id <= last_id:
            yield self._fault(
                number, "这一条的写入次序被调换。", "the entry was reordered: it was written out of turn."
            )
        if self.hash is not None and not _follows(row, self.hash):
            yield self._fault(
                number,
                "这一条被改动过:校验值与内容或前一条不符。",
                "the entry was edited: its hash does not follow from it and the one before.",
            )
        self.number, self.hash = max(self.number, number), hash
        yield from self._heads_here()

    def finish(self, end: tuple[int, str] | None) -> Iterator[Fault]:
        """Compare where the walk ended with the end that is on record."""
        if end is None:
            yield self._fault(self.number, "这条链的登记不见了。", "the record of the chain's end was deleted.")
        elif end[0] != self.number:
            yield self._fault(
                self.number,
                f"链尾不符:登记有 {end[0]} 条,实有 {self.number} 条。",
                f"the end was cut off or forged: {end[0]} entries are on record, {self.number} are there.",
            )
        elif self.hash is not None and end[1] != self.hash:
            yield self._fault(
                self.number, "链尾登记的校验值与最后一条不符。", "the hash on record is not that of the last entry."
            )
        yield from self._heads_here()
        for head in self.heads:
            yield self._fault(
                head.length,
                f"链尾被截:{head.day} 导出时有 {head.length} 条,现只有 {self.number} 条。",
                f"the end was cut off: {head.length} entries were exported on {head.day}, {self.number} are left.",
            )

    def _out_of_order(self, number: int) -> Fault:
        if number <= self.number:
            return self._fault(number, "编号重复或不合法。", "the number occurs twice, or is none.")
        last = number - 1
        return self._fault(
            self.number + 1,
            f"第 {self.number + 1} 到 {last} 条不见了。",
            f"entries {self.number + 1} to {last} were deleted.",
        )

    def _heads_here(self) -> Iterator[Fault]:
        """The heads that were exported when the chain ended here."""
        while self.heads and self.heads[0].length <= self.number:
            head = self.heads.pop(0)
            if head.length < self.number or head.hash != self.hash:
                yield self._not_on_chain(head)

    def _left_behind(self, number: int) -> Iterator[Fault]:
        """The heads that were exported at entries which are not there any more, or never were."""
        if self.number == 0:
            yield from self._heads_here()
        while self.heads and self.heads[0].length < number:
            yield self._not_on_chain(self.heads.pop(0))

    def _not_on_chain(self, head: Head) -> Fault:
        return self._fault(
            head.length,
            f"{head.day} 导出的链尾不在这条链上。",
            f"the head exported on {head.day} does not lie on the chain.",
        )

    def _fault(self, number: int, zh: str, en: str) -> Fault:
        return Fault(self.chain, number, zh, en)


def _follows(row: Any, before: str) -> bool:
    try:
        values = [_moment(row[name]) if name == "at" else row[name] for name in HASHED]
        hash = hash_of(values, before)
    except (AttributeError, TypeError, ValueError):
        return False
    return bool(hash == row["hash"])


def number_of(value: Any) -> int:
    """A number from a column of numbers, in which SQLite keeps whatever is written to it."""
    return value if isinstance(value, int) else NO_NUMBER


def _moment(value: str | datetime) -> datetime:
    """SQLite keeps moments as text."""
    at = datetime.fromisoformat(value) if isinstance(value, str) else value
    return at if at.tzinfo else at.replace(tzinfo=UTC)
