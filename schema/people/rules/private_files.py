"""Files that hold secrets: read only by their owner, and never half written."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

READABLE_BY_OTHERS = 0o077


class NotPrivate(Exception):
    """A file of secrets that its group or everyone may open."""


def read_private(path: Path) -> bytes:
    """The bytes of a file that nobody but its owner may open. Raises NotPrivate, or OSError."""
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_mode & READABLE_BY_OTHERS:
            raise NotPrivate(f"{path} can be opened by others than its owner: run `chmod 600` on it.")
        return file.read()


def write_private(path: Path, content: bytes) -> None:
    """Put `content` in place of the file, mode 0600: whatever happens, the file is wholly old or wholly new."""
    path = path.resolve()  # a symbolic link stays one
    descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)  # made with mode 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except BaseException:
        os.unlink(temporary)
        raise
    _sync_folder(path.parent)


@contextmanager
def alone_in_folder(path: Path) -> Iterator[None]:
    """Wait until no other process changes a private file beside `path`: of two changes at once neither is lost."""
    folder = os.open(path.resolve().parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _sync_folder(folder: Path) -> None:
    """Until its folder is on the disk, a renamed file has its new name only in memory."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
