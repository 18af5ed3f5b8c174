"""The keyring file: making it, reading it, and changing its keys one at a time.

Whoever loses this file loses everything that was sealed: it belongs in the backups, apart from those of the database.

A process reads it once, at start. After `add_key` stop every process that read the old file before starting the first
that reads the new one, for the old ones cannot open what the new key seals.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from schema.people.rules.keys import Key, Keyring, Purpose, fresh_key, fresh_keyring, from_json, to_json
from schema.people.rules.private_files import NotPrivate, alone_in_folder, read_private, write_private
from schema.people.rules.suites import SuiteName


class KeyringRefused(Exception):
    """A keyring that cannot be used, or a change to it that would lose something. The message is one sentence."""


def read_keyring(path: Path) -> Keyring:
    """The keyring in a file. Raises KeyringRefused when it is missing, malformed, or open to others."""
    try:
        return from_json(read_private(path))
    except NotPrivate as refusal:
        raise KeyringRefused(str(refusal)) from refusal
    except OSError as error:
        raise KeyringRefused(f"The keyring {path} cannot be read ({error.strerror}).") from error
    except (ValueError, RecursionError):
        # Neither chained nor quoted: what was found could carry a secret into a log.
        raise KeyringRefused(f"{path} is not a keyring of this program: restore it from its backup.") from None


def make_keyring(path: Path, suite: SuiteName) -> Keyring:
    """Make the file, and its folder, with one fresh key for each purpose. Raises KeyringRefused when it is there."""
    keyring = fresh_keyring(suite)
    with _changing(path):
        if path.exists():
            raise KeyringRefused(f"There is a file at {path} already, and a new keyring could not open what it sealed.")
        write_private(path, to_json(keyring))
    return keyring


def add_key(path: Path, purpose: Purpose, suite: SuiteName) -> Key:
    """Put a fresh key in the file as the current one of its purpose; the others are kept. Raises KeyringRefused."""
    key = fresh_key(purpose, suite)
    with _changing(path):
        keyring = read_keyring(path)
        write_private(path, to_json(keyring.with_keys(purpose, keyring.of(purpose).with_current(key))))
    return key


def drop_key(path: Path, purpose: Purpose, id: str) -> None:
    """Take a key out of the file for good: whatever is still sealed under it will never open again.

    Raises KeyringRefused for the current key and for one that is not there.
    """
    with _changing(path):
        keyring = read_keyring(path)
        keys = keyring.of(purpose)
        if id not in keys.kept:
            raise KeyringRefused(f"{path} has no key {id!r} for {purpose}.")
        if id == keys.current.id:
            raise KeyringRefused(f"Key {id} is the current one for {purpose}: add another before dropping it.")
        write_private(path, to_json(keyring.with_keys(purpose, keys.without(id))))


@contextmanager
def _changing(path: Path) -> Iterator[None]:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with alone_in_folder(path):
            yield
    except OSError as error:
        raise KeyringRefused(f"The keyring {path} cannot be written ({error.strerror}).") from error
