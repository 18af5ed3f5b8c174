"""Keys as values: those that seal, those that fingerprint, and the JSON text that holds them all."""

import base64
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from schema.people.rules.suites import FINGERPRINT_KEY_BYTES, SUITES, Suite, SuiteName

Purpose = Literal["sealing", "fingerprints"]
VERSION = 1


@dataclass(frozen=True)
class Key:
    """One secret with its suite. The id is eight hexadecimal digits; the secret does not show in logs."""

    id: str
    suite: Suite
    secret: bytes = field(repr=False)


@dataclass(frozen=True)
class Keys:
    """The keys of one purpose by their ids; new things are sealed under the current one, which is among them."""

    current: Key
    kept: Mapping[str, Key]

    def with_current(self, key: Key) -> "Keys":
        """The same keys and a new current one."""
        assert key.id not in self.kept
        return Keys(key, {**self.kept, key.id: key})

    def without(self, id: str) -> "Keys":
        """The same keys but one."""
        return replace(self, kept={key.id: key for key in self.kept.values() if key.id != id})


@dataclass(frozen=True)
class Keyring:
    """What a keyring file holds."""

    sealing: Keys
    fingerprints: Keys

    def of(self, purpose: Purpose) -> Keys:
        """The keys of one purpose."""
        return self.sealing if purpose == "sealing" else self.fingerprints

    def with_keys(self, purpose: Purpose, keys: Keys) -> "Keyring":
        """The same keyring with other keys for one purpose."""
        return replace(self, sealing=keys) if purpose == "sealing" else replace(self, fingerprints=keys)


def fresh_key(purpose: Purpose, suite: SuiteName) -> Key:
    """A random key with a random id, so that keys of two places are not taken for each other."""
    return Key(secrets.token_hex(4), SUITES[suite], secrets.token_bytes(_key_bytes(purpose, SUITES[suite])))


def fresh_keyring(suite: SuiteName) -> Keyring:
    """One fresh key for each purpose."""
    sealing, fingerprinting = fresh_key("sealing", suite), fresh_key("fingerprints", suite)
    return Keyring(Keys(sealing, {sealing.id: sealing}), Keys(fingerprinting, {fingerprinting.id: fingerprinting}))


def to_json(keyring: Keyring) -> bytes:
    """The text of a keyring file, secrets and all."""
    content = {
        "version": VERSION,
        "sealing": _keys_to_json(keyring.sealing),
        "fingerprints": _keys_to_json(keyring.fingerprints),
    }
    return json.dumps(content, indent=2).encode() + b"\n"


def from_json(text: bytes) -> Keyring:
    """The keyring in a file's text. Raises ValueError, which may quote the text, when it is not one."""
    content = json.loads(text)
    try:
        if content["version"] != VERSION:
            raise ValueError("another version")
        return Keyring(*(_keys_from_json(purpose, content[purpose]) for purpose in ("sealing", "fingerprints")))
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError("something is missing or of another kind") from error


def _keys_to_json(keys: Keys) -> dict[str, object]:
    kept = {
        key.id: {"suite": key.suite.name, "secret": base64.b64encode(key.secret).decode()} for key in keys.kept.values()
    }
    return {"current": keys.current.id, "keys": kept}


def _keys_from_json(purpose: Purpose, content: dict[str, Any]) -> Keys:
    kept = {id: _key_from_json(purpose, id, key) for id, key in content["keys"].items()}
    return Keys(kept[content["current"]], kept)


def _key_from_json(purpose: Purpose, id: str, content: dict[str, Any]) -> Key:
    suite = next((suite for name, suite in SUITES.items() if name == content["suite"]), None)
    secret = base64.b64decode(content["secret"], validate=True)
    if suite is None or not re.fullmatch("[0-9a-f]{8}", id) or len(secret) != _key_bytes(purpose, suite):
        raise ValueError("not a key")
    return Key(id, suite, secret)


def _key_bytes(purpose: Purpose, suite: Suite) -> int:
    return suite.sealing_key_bytes if purpose == "sealing" else FINGERPRINT_KEY_BYTES
