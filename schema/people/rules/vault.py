"""The vault: what is private about a person as ciphertext, and as a fingerprint by which it is found again.

A token reads `suite version.key id.sealed`, a fingerprint `key id.digest`; both are ASCII without spaces. Both belong
to one field (`person.phone`): a token that is moved into another column does not open there, and the same text in two
columns has two fingerprints.
"""

import base64
import re
import secrets
from typing import NamedTuple

from cryptography.exceptions import InvalidTag

from schema.people.rules.keys import Key, Keyring
from schema.people.rules.plain_text import plain
from schema.people.rules.suites import NONCE_BYTES

TOKEN = re.compile(r"(?P<head>[a-z]+-[0-9]+\.(?P<key_id>[0-9a-f]{8}))\.(?P<body>[A-Za-z0-9_-]{38,})")
"""The body is a nonce of 12 bytes, a tag of 16, and the sealed text between them."""


class DoesNotOpen(Exception):
    """A token that does not open, for one of the three reasons below. The message quotes nothing sealed."""


class Malformed(DoesNotOpen):
    """Text that is not a token."""


class UnknownKey(DoesNotOpen):
    """A token whose key is not in the keyring; the message names the key's id."""


class Tampered(DoesNotOpen):
    """A token that was sealed for another field, or whose characters were changed."""


class Vault:
    """Seals, opens and fingerprints under the keys of a keyring."""

    def __init__(self, keyring: Keyring) -> None:
        self._sealing = keyring.sealing
        self._fingerprints = keyring.fingerprints

    def seal(self, field: str, text: str) -> str:
        """A token of the text under the current key: never the same twice."""
        key = self._sealing.current
        nonce = secrets.token_bytes(NONCE_BYTES)
        head = f"{key.suite.version}.{key.id}"
        sealed = key.suite.encrypt(key.secret, nonce, text.encode(), _context(head, field))
        return f"{head}.{_encoded(nonce + sealed)}"

    def open(self, field: str, token: str) -> str:
        """The text of a token. Raises Malformed, UnknownKey or Tampered."""
        parts = _parts(token)
        key = self._key_of(parts)
        try:
            return key.suite.decrypt(key.secret, parts.nonce, parts.sealed, _context(parts.head, field)).decode()
        except InvalidTag:
            raise Tampered("The token is not what was sealed for this field.") from None

    def is_current(self, token: str) -> bool:
        """Whether the token needs no sealing anew. Raises Malformed and UnknownKey."""
        return self._key_of(_parts(token)).id == self._sealing.current.id

    def fingerprint(self, field: str, text: str) -> str:
        """The current fingerprint of the text; the same for whatever `plain` makes the same."""
        return _fingerprint(self._fingerprints.current, field, text)

    def fingerprints(self, field: str, text: str) -> list[str]:
        """Every fingerprint that the text may have been stored under, the current one first.

        While keys are changed, one text may lie under several: uniqueness must ask for all of them.
        """
        current = self._fingerprints.current
        older = [key for key in self._fingerprints.kept.values() if key is not current]
        return [_fingerprint(key, field, text) for key in [current, *older]]

    def _key_of(self, parts: "_Parts") -> Key:
        key = self._sealing.kept.get(parts.key_id)
        if key is None:
            raise UnknownKey(f"The key {parts.key_id} is not in the keyring.")
        return key


class _Parts(NamedTuple):
    head: str
    key_id: str
    nonce: bytes
    sealed: bytes


def _parts(token: str) -> _Parts:
    match = TOKEN.fullmatch(token)
    if match is None:
        raise Malformed("This is not a token.")
    content = _decoded(match["body"])
    return _Parts(match["head"], match["key_id"], content[:NONCE_BYTES], content[NONCE_BYTES:])


def _context(head: str, field: str) -> bytes:
    """What is authenticated besides the text."""
    return f"{head}\n{field}".encode()


def _fingerprint(key: Key, field: str, text: str) -> str:
    message = f"{field}\n{plain(text)}".encode()  # no plain text has a line break, so no two pairs meet
    return f"{key.id}.{_encoded(key.suite.keyed_digest(key.secret, message))}"


def _encoded(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def _decoded(body: str) -> bytes:
    """Only the one spelling that `_encoded` gives: base64 ignores the last bits of some texts."""
    content = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)) if len(body) % 4 != 1 else b""
    if _encoded(content) != body:
        raise Malformed("This is not a token.")
    return content
