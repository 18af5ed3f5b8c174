"""The keyring file of this installation. Whatever is wrong with it is a ValueError of one sentence."""

from pathlib import Path

from schema.people.rules import keyring
from schema.people.rules.keyring import KeyringRefused
from schema.people.rules.vault import Vault


def open_vault(path: Path) -> Vault | None:
    """The vault under the keys of a file; None where there is no file."""
    try:
        return Vault(keyring.read_keyring(path)) if path.exists() else None
    except KeyringRefused as refusal:
        raise ValueError(str(refusal)) from refusal


def make_if_missing(path: Path) -> None:
    """Make the file where there is none, and say so: whoever loses it loses what it seals."""
    if path.exists():
        return
    try:
        keyring.make_keyring(path, "default")
    except KeyringRefused as refusal:
        raise ValueError(str(refusal)) from refusal
    print(f"Made the keyring {path}: keep a copy of it, apart from the backups of the database.")
