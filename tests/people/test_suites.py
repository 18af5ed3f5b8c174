"""The cipher suites give what published examples give, and refuse whatever was changed."""

import pytest
from cryptography.exceptions import InvalidTag

from schema.people.rules.suites import SUITES, SuiteName

SEALED = {
    "default": {  # McGrew and Viega, The Galois/Counter Mode of Operation, test case 16
        "key": "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
        "nonce": "cafebabefacedbaddecaf888",
        "context": "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "clear": "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
        "sealed": "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
    },
    "gm": {  # RFC 8998, appendix A.1
        "key": "0123456789abcdeffedcba9876543210",
        "nonce": "00001234567800000000abcd",
        "context": "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        "clear": "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddddddddddd"
        "eeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeeeaaaaaaaaaaaaaaaa",
        "sealed": "17f399f08c67d5ee19d0dc9969c4bb7d5fd46fd3756489069157b282bb200735"
        "d82710ca5c22f0ccfa7cbf93d496ac15a56834cbcf98c397b4024a2691233b8d83de3541e4c2b58177e065a9bf7b62ec",
    },
}
DIGESTS = {
    # RFC 4231, test case 2
    "default": (
        b"Jefe",
        b"what do ya want for nothing?",
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    ),
    # GM/T 0042-2015, appendix D.3
    "gm": (
        bytes(range(1, 33)),
        b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq" * 2,
        "ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a",
    ),
}


@pytest.mark.parametrize("name", SUITES)
def test_a_published_example_seals_and_opens(name: SuiteName) -> None:
    example = {part: bytes.fromhex(value) for part, value in SEALED[name].items()}
    key, nonce, context = example["key"], example["nonce"], example["context"]
    assert SUITES[name].encrypt(key, nonce, example["clear"], context) == example["sealed"]
    assert SUITES[name].decrypt(key, nonce, example["sealed"], context) == example["clear"]


@pytest.mark.parametrize("name", SUITES)
@pytest.mark.parametrize("changed", ["key", "nonce", "context", "sealed"])
def test_a_published_example_does_not_open_when_anything_was_changed(name: SuiteName, changed: str) -> None:
    example = {part: bytes.fromhex(value) for part, value in SEALED[name].items()}
    example[changed] = bytes([example[changed][0] ^ 1]) + example[changed][1:]
    with pytest.raises(InvalidTag):
        SUITES[name].decrypt(example["key"], example["nonce"], example["sealed"], example["context"])


@pytest.mark.parametrize("name", SUITES)
def test_a_published_message_has_its_digest(name: SuiteName) -> None:
    key, message, digest = DIGESTS[name]
    assert SUITES[name].keyed_digest(key, message).hex() == digest


def test_no_two_suites_write_the_same_version() -> None:
    assert {name: suite.version for name, suite in SUITES.items()} == {"default": "default-1", "gm": "gm-1"}
