"""What the first screen weighs."""

import sys
from subprocess import run

from tests.api.processes import ROOT


def test_the_first_screen_needs_at_most_330_kilobytes_of_javascript() -> None:
    measured = run(
        [sys.executable, "node.py", "--run", "size"], cwd=ROOT / "frontend", capture_output=True, text=True, check=False
    )
    assert measured.returncode == 0, measured.stdout + measured.stderr
