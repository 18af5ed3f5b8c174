"""The SQLite library as the server sets it."""

import subprocess
import sys

COUNTED = """
import ctypes, sqlite3, sys
from _sqlite3 import __file__ as file
from schema.engines.sqlite_library import stop_counting_memory

if sys.argv[1] == "stopped":
    assert stop_counting_memory()
connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE town AS SELECT zeroblob(100000) AS area")
print(ctypes.CDLL(file).sqlite3_memory_used())
"""


def test_the_memory_of_the_library_is_counted_until_that_is_stopped() -> None:
    assert _memory_counted("running") > 100_000
    assert _memory_counted("stopped") == 0


def _memory_counted(state: str) -> int:
    found = subprocess.run([sys.executable, "-c", COUNTED, state], check=True, capture_output=True, text=True)
    return int(found.stdout)
