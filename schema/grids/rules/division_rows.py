"""What a row of a table of administrative divisions must look like."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from schema.grids.kinds import GridLevel
from schema.grids.rules.division_files import Place, find_file, read_records

LONGEST_NAME = 100


@dataclass(frozen=True)
class Tier:
    """One of the five files: its name, the level of its rows, and how many digits their codes have."""

    name: str
    level: GridLevel
    digits: int
    parent_digits: int
    parent_column: str | None

    @property
    def columns(self) -> list[str]:
        """The columns that are read, in this order: code, name and, below provinces, the parent's code."""
        return ["code", "name", *([self.parent_column] if self.parent_column else [])]


TIERS = (
    Tier("provinces", GridLevel.PROVINCE, 2, 0, None),
    Tier("cities", GridLevel.CITY, 4, 2, "provinceCode"),
    Tier("areas", GridLevel.DISTRICT, 6, 4, "cityCode"),
    Tier("streets", GridLevel.STREET, 9, 6, "areaCode"),
    Tier("villages", GridLevel.COMMUNITY, 12, 9, "streetCode"),
)


class Row(NamedTuple):
    """A row that can be imported, once its parent is known."""

    place: Place
    code: str
    name: str
    parent: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that cannot be imported. When its code cannot be read, `near` is its parent's code, "" if unknown too."""

    file: str
    place: Place
    reason: str
    near: str | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.place}: {self.reason}"


def count_rows(source: Path) -> int:
    """How many rows the five files have. Raises BrokenSource unless all of them can be read to the end."""
    return sum(1 for tier in TIERS for _ in read_records(find_file(source, tier.name), tier.columns))


def read_tier(source: Path, tier: Tier, listed: set[int]) -> Iterator[Row | Refused]:
    """Every row of one file; of rows with the same code only the first is not refused.

    `listed` takes up every code that can be read, be the row refused or not.
    """
    path = find_file(source, tier.name)
    for place, values in read_records(path, tier.columns):
        if isinstance(values, str):
            yield Refused(path.name, place, values, near="")
            continue
        code, name, parent = values[0], values[1].strip(), values[2] if tier.parent_column else ""
        if reason := _wrong_code(tier, code):
            near = parent if len(parent) == tier.parent_digits and _is_number(parent) else ""
            yield Refused(path.name, place, reason, near=near)
            continue
        if int(code) in listed:
            yield Refused(path.name, place, f"code {code} appears a second time")
            continue
        listed.add(int(code))
        if reason := _wrong_parent(tier, code, parent) or _wrong_name(name):
            yield Refused(path.name, place, reason)
        else:
            yield Row(place, code, name, parent)


def _wrong_code(tier: Tier, code: str) -> str | None:
    if len(code) != tier.digits or not _is_number(code):
        return f"code {code[:40]!r} is not a number of {tier.digits} digits"
    return None


def _wrong_parent(tier: Tier, code: str, parent: str) -> str | None:
    if len(parent) != tier.parent_digits or not code.startswith(parent):
        return f"code {code} does not begin with its {tier.parent_column} {parent[:40]!r}"
    return None


def _wrong_name(name: str) -> str | None:
    if not name:
        return "the name is empty"
    if len(name) > LONGEST_NAME:
        return f"the name has {len(name)} characters, more than {LONGEST_NAME}"
    if not name.isprintable() and any(unicodedata.category(character) in ("Cc", "Cs") for character in name):
        return "the name has control characters"
    return None


def is_official(code: str) -> bool:
    """Whether a grid's code comes from the national table; codes of one's own have a hyphen."""
    return _is_number(code)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
