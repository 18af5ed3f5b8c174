"""What one file of a source lists, checked against the file above it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from schema.grids.rules.division_files import find_file
from schema.grids.rules.division_rows import Refused, Row, Tier, read_tier
from schema.grids.rules.division_store import Known


@dataclass
class Listing:
    """One tier of a source. `parents` are the divisions that the tier above lists and the database holds.

    `listed` and `doubtful` fill while it is read: the codes that can be read, and the parents of those that cannot.
    """

    tier: Tier
    parents: dict[str, Known]
    listed: set[int] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)

    def read(self, source: Path) -> Iterator[Row | Refused]:
        """Every row, refused where its parent is missing."""
        file = find_file(source, self.tier.name).name
        for row in read_tier(source, self.tier, self.listed):
            if isinstance(row, Refused):
                if row.near is not None:
                    self.doubtful.add(row.near)
                yield row
            elif self.tier.parent_column and row.parent not in self.parents:
                yield Refused(file, row.place, f"the {self.tier.parent_column} {row.parent} of {row.code} is missing")
            else:
                yield row

    def listed_codes(self) -> list[str]:
        """The codes that could be read, once all of it has been."""
        return [str(code).zfill(self.tier.digits) for code in self.listed]

    def may_hold(self, code: str) -> bool:
        """Whether a division is listed, or may be meant by a row whose code cannot be read."""
        return int(code) in self.listed or not self.doubtful.isdisjoint(("", code[: self.tier.parent_digits]))
