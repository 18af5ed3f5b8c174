"""How the libraries underneath take memory: settings for which Python has no word."""

import ctypes
import sys
from types import ModuleType

CONFIG_MEMSTATUS = 9
OK = 0

# Numbers of glibc's mallopt, and how many bytes it may keep: a large answer is built in pieces of some 200 KB each.
M_TRIM_THRESHOLD = -1
M_MMAP_THRESHOLD = -3
KEPT_ON_TOP = 16 * 1024 * 1024
LARGEST_KEPT = 4 * 1024 * 1024


def keep_freed_memory() -> bool:
    """Keep the memory of one large answer for the next, instead of asking the system for it page by page each time.

    Returns whether it could be set, which takes glibc; elsewhere everything works as before, at the old price.
    """
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return False
    return bool(mallopt(M_MMAP_THRESHOLD, LARGEST_KEPT) and mallopt(M_TRIM_THRESHOLD, KEPT_ON_TOP))


def stop_counting_memory() -> bool:
    """Let statements on several threads take memory without waiting for each other.

    SQLite counts the memory of the whole process under one lock, which on two cores makes two readers no faster than
    one. To be called before any database is opened. Returns whether it could be set; where the library cannot be
    reached everything works as before, on one core.
    """
    if sys.platform != "linux":  # elsewhere ctypes may pass the arguments of a variadic function wrongly
        return False
    import _sqlite3

    library = ctypes.CDLL(_file_of(_sqlite3))
    try:
        # Importing the module has initialised the library, which then takes no settings.
        done = (library.sqlite3_shutdown(), library.sqlite3_config(CONFIG_MEMSTATUS, 0), library.sqlite3_initialize())
    except AttributeError:
        return False
    return done == (OK, OK, OK)


def _file_of(module: ModuleType) -> str | None:
    """Where the symbols of a module are; None, this process, for one that is built into Python."""
    return getattr(module, "__file__", None)
