"""How the server takes memory."""

import subprocess
import sys

COUNTED = """
import ctypes, sqlite3, sys
from _sqlite3 import __file__ as file
from schema.engines.memory import stop_counting_memory

if sys.argv[1] == "stopped":
    assert stop_counting_memory()
connection = sqlite3.connect(":memory:")
connection.execute("CREATE TABLE town AS SELECT zeroblob(100000) AS area")
print(ctypes.CDLL(file).sqlite3_memory_used())
"""


RETURNED = """
import resource, sqlite3, sys, threading
from schema.engines.memory import keep_freed_memory

ROWS = "WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < 2000)"
LARGE = ROWS + " SELECT format('[%s]', (SELECT group_concat(format('%0100d', n)) FROM row))"

def read():
    connection = sqlite3.connect(":memory:")
    for _ in range(200):
        connection.execute(LARGE).fetchone()

if sys.argv[1] == "kept":
    assert keep_freed_memory()
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
thread = threading.Thread(target=read)
thread.start()
thread.join()
print((resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before) // 200)
"""


def test_freed_memory_is_returned_to_the_system_page_by_page_until_it_is_kept() -> None:
    assert _said(RETURNED, "returned") > 50
    assert _said(RETURNED, "kept") < 10


def test_the_memory_of_the_library_is_counted_until_that_is_stopped() -> None:
    assert _said(COUNTED, "running") > 100_000
    assert _said(COUNTED, "stopped") == 0


def _said(program: str, state: str) -> int:
    found = subprocess.run([sys.executable, "-c", program, state], check=True, capture_output=True, text=True)
    return int(found.stdout)
