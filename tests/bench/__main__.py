"""Measure the product against its peers and print ratios: `python -m tests.bench [--only PART …]`.

Every server is one process with all its threads; the client, one more process, keeps eight connections busy.
Servers are asked in turn within each round. Nothing here fails: a target that is missed says so in the table.
"""

import argparse
import os
import subprocess

from tests.bench.contest import Disagreement, Pace
from tests.bench.packages import install_packages
from tests.bench.parts import PARTS
from tests.bench.table import Line, print_table

# What a part may stumble over without taking the others with it.
STUMBLES = (Disagreement, OSError, RuntimeError, TimeoutError, ValueError, subprocess.CalledProcessError)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="just these parts")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=3, help="of each server in each round")
    parser.add_argument("--pinned", action="store_true", help="servers on the first core, the client on another")
    arguments = parser.parse_args()
    pace = Pace(arguments.rounds, arguments.seconds, arguments.pinned)
    install_packages()
    lines: list[Line] = []
    for part in arguments.only:
        print(f"{part} …", flush=True)
        lines += measured(part, pace)
    print(f"\n{os.cpu_count()} cores, {pace.rounds} rounds of {pace.seconds:g} s; median (least – greatest)", end="")
    print_table(lines)


def measured(part: str, pace: Pace) -> list[Line]:
    """The lines of a part, or one that says why there are none."""
    try:
        return PARTS[part](pace)
    except STUMBLES as error:
        return [Line(part, f"not measured: {error}", "", "", reached=False)]


if __name__ == "__main__":
    main()
