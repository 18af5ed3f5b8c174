"""The two cipher suites that a key may belong to, chosen by name.

`default` is AES-256-GCM and HMAC-SHA-256; `gm`, the commercial cryptography of China (国密), is SM4-GCM and HMAC-SM3.
Both seal and authenticate in one pass, with the same lengths of nonce and tag.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from cryptography.hazmat.primitives.ciphers import Cipher, CipherAlgorithm, algorithms
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.hashes import SHA256, SM3, HashAlgorithm
from cryptography.hazmat.primitives.hmac import HMAC

SuiteName = Literal["default", "gm"]
NONCE_BYTES = 12
TAG_BYTES = 16
FINGERPRINT_KEY_BYTES = 32


@dataclass(frozen=True)
class Suite:
    """A cipher and a keyed digest.

    `version` is written into every token: a suite that comes to seal in another way needs a new one, and the old one
    must still open.
    """

    name: SuiteName
    version: str
    sealing_key_bytes: int
    cipher: Callable[[bytes], CipherAlgorithm]
    digest: Callable[[], HashAlgorithm]

    def encrypt(self, key: bytes, nonce: bytes, clear: bytes, context: bytes) -> bytes:
        """The sealed bytes and, behind them, their tag. The same nonce twice under one key would break the cipher."""
        encryptor = Cipher(self.cipher(key), GCM(nonce)).encryptor()
        encryptor.authenticate_additional_data(context)
        return encryptor.update(clear) + encryptor.finalize() + encryptor.tag

    def decrypt(self, key: bytes, nonce: bytes, sealed: bytes, context: bytes) -> bytes:
        """The clear bytes of what `encrypt` gave. Raises cryptography's InvalidTag if anything differs."""
        body, tag = sealed[:-TAG_BYTES], sealed[-TAG_BYTES:]
        decryptor = Cipher(self.cipher(key), GCM(nonce, tag)).decryptor()
        decryptor.authenticate_additional_data(context)
        return decryptor.update(body) + decryptor.finalize()

    def keyed_digest(self, key: bytes, message: bytes) -> bytes:
        """HMAC of the message: 32 bytes."""
        digest = HMAC(key, self.digest())
        digest.update(message)
        return digest.finalize()


SUITES: dict[SuiteName, Suite] = {
    "default": Suite("default", "default-1", 32, algorithms.AES256, SHA256),
    "gm": Suite("gm", "gm-1", 16, algorithms.SM4, SM3),
}
