"""What comes out: figures beside what they should reach."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

WIDTHS = (10, 44, 26, 12)


@dataclass(frozen=True)
class Line:
    """A figure as text, the target as text, and whether the one reaches the other; None where there is none."""

    part: str
    what: str
    figure: str
    target: str = ""
    reached: bool | None = None


def ratio_line(part: str, what: str, ratios: Sequence[float], *, least: float = 0, most: float = 0) -> Line:
    """The median of ratios, with the least and the greatest, against a target from below or from above."""
    middle = median(ratios)
    figure = f"{middle:.2f} ({min(ratios):.2f} – {max(ratios):.2f})"
    if most:
        return Line(part, what, figure, f"≤ {most:g} ×", middle <= most)
    return Line(part, what, figure, f"≥ {least:g} ×", middle >= least)


def print_table(lines: Sequence[Line]) -> None:
    """Print what was measured."""
    print()
    for line in lines:
        mark = {True: "reached", False: "MISSED", None: ""}[line.reached]
        cells = (line.part, line.what, line.figure, line.target)
        print("  ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)), mark, sep="  ")
