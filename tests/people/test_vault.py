"""The vault: what it seals opens again for the same field only, and is found by fingerprint through every rotation."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as some

from schema.people.rules.keys import Keyring, Purpose, fresh_key, fresh_keyring
from schema.people.rules.plain_text import plain
from schema.people.rules.suites import SUITES, SuiteName
from schema.people.rules.vault import DoesNotOpen, Malformed, Tampered, UnknownKey, Vault

KEYRINGS = {name: fresh_keyring(name) for name in SUITES}
FIELDS = ("person.identity_number", "person.phone", "person.address")
keyrings = some.sampled_from(list(KEYRINGS.values()))
vaults = keyrings.map(Vault)
fields = some.sampled_from(FIELDS)
texts = some.text()


def rotated(keyring: Keyring, purpose: Purpose, suite: SuiteName = "default") -> Keyring:
    """The same keyring after one more key."""
    return keyring.with_keys(purpose, keyring.of(purpose).with_current(fresh_key(purpose, suite)))


def without_first(keyring: Keyring) -> Keyring:
    """The same keyring after its oldest sealing key was dropped."""
    return keyring.with_keys("sealing", keyring.sealing.without(next(iter(keyring.sealing.kept))))


@given(vaults, fields, texts)
def test_any_text_opens_as_it_was_sealed(vault: Vault, field: str, text: str) -> None:
    token = vault.seal(field, text)
    assert vault.open(field, token) == text
    assert vault.is_current(token)


@given(keyrings, some.text(min_size=4))
def test_a_token_names_its_suite_and_key_and_nothing_of_the_text(keyring: Keyring, text: str) -> None:
    token = Vault(keyring).seal("person.phone", text)
    key = keyring.sealing.current
    assert token.isascii()
    assert token.startswith(f"{key.suite.name}-1.{key.id}.")
    assert len(token.split(".")) == 3
    assert Vault(keyring).seal("person.phone", text) != token


@given(vaults, fields, fields, texts)
def test_a_token_under_another_field_does_not_open(vault: Vault, field: str, other: str, text: str) -> None:
    assume(field != other)
    with pytest.raises(Tampered):
        vault.open(other, vault.seal(field, text))


@given(vaults, texts, some.data())
def test_a_token_with_any_byte_flipped_does_not_open(vault: Vault, text: str, data: some.DataObject) -> None:
    token = vault.seal("person.phone", text).encode()
    place = data.draw(some.integers(0, len(token) - 1))
    flipped = token[place] ^ data.draw(some.integers(1, 255))
    changed = token[:place] + bytes([flipped]) + token[place + 1 :]
    with pytest.raises(DoesNotOpen):
        vault.open("person.phone", changed.decode("latin-1"))


@pytest.mark.parametrize("suite", SUITES)
@pytest.mark.parametrize("text", ["", "1", "13", "138"])
def test_no_single_bit_of_a_token_can_be_flipped(suite: SuiteName, text: str) -> None:
    vault = Vault(KEYRINGS[suite])
    token = vault.seal("person.phone", text).encode()
    for place in range(len(token)):
        for bit in range(8):
            changed = token[:place] + bytes([token[place] ^ 1 << bit]) + token[place + 1 :]
            with pytest.raises(DoesNotOpen):
                vault.open("person.phone", changed.decode("latin-1"))


@given(vaults, some.text(min_size=1), some.data())
def test_a_token_that_was_cut_or_lengthened_does_not_open(vault: Vault, text: str, data: some.DataObject) -> None:
    token = vault.seal("person.phone", text)
    for changed in (token[: data.draw(some.integers(0, len(token) - 1))], token + "A", token + "=", token + "\n"):
        with pytest.raises(DoesNotOpen):
            vault.open("person.phone", changed)


@given(vaults, some.text() | some.from_regex(r"[a-z]+-1\.[0-9a-f]{8}\.[A-Za-z0-9_-]{0,60}", fullmatch=True))
def test_text_that_is_no_token_never_opens_and_is_not_repeated(vault: Vault, text: str) -> None:
    with pytest.raises(DoesNotOpen) as refused:
        vault.open("person.phone", text)
    assert len(text) < 12 or text not in str(refused.value)


def test_a_clear_number_where_a_token_should_be_is_malformed() -> None:
    vault = Vault(KEYRINGS["default"])
    for refuse in (lambda: vault.open("person.phone", "13812345678"), lambda: vault.is_current("13812345678")):
        with pytest.raises(Malformed, match=r"^This is not a token\.$"):
            refuse()


def test_a_token_of_another_keyring_names_the_key_that_is_missing() -> None:
    elsewhere = fresh_keyring("default")
    token = Vault(elsewhere).seal("person.phone", "13812345678")
    with pytest.raises(UnknownKey, match=elsewhere.sealing.current.id):
        Vault(KEYRINGS["default"]).open("person.phone", token)


@given(keyrings, some.sampled_from(list(SUITES)), fields, texts)
def test_an_old_token_opens_after_a_rotation_and_is_no_longer_current(
    keyring: Keyring, suite: SuiteName, field: str, text: str
) -> None:
    old = Vault(keyring).seal(field, text)
    vault = Vault(rotated(keyring, "sealing", suite))
    assert vault.open(field, old) == text
    assert not vault.is_current(old)
    anew = vault.seal(field, vault.open(field, old))
    assert vault.is_current(anew)
    assert vault.open(field, anew) == text


def test_a_token_whose_key_was_dropped_does_not_open() -> None:
    keyring = rotated(KEYRINGS["default"], "sealing")
    old = Vault(KEYRINGS["default"]).seal("person.phone", "13812345678")
    vault = Vault(without_first(keyring))
    with pytest.raises(UnknownKey):
        vault.open("person.phone", old)
    assert vault.open("person.phone", vault.seal("person.phone", "13812345678")) == "13812345678"


typed_twice = some.text(some.sampled_from("12Xx１Ｘ \u200b张ßſ"), max_size=4)


@given(vaults, typed_twice | texts, typed_twice | texts)
def test_fingerprints_are_equal_exactly_when_the_plain_texts_are(vault: Vault, one: str, other: str) -> None:
    equal = vault.fingerprint("person.phone", one) == vault.fingerprint("person.phone", other)
    assert equal == (plain(one) == plain(other))


@given(vaults, fields, fields, texts)
def test_fingerprints_of_one_text_differ_between_fields(vault: Vault, field: str, other: str, text: str) -> None:
    assert (vault.fingerprint(field, text) == vault.fingerprint(other, text)) == (field == other)


@given(keyrings, texts)
def test_a_fingerprint_names_its_key_and_differs_under_another(keyring: Keyring, text: str) -> None:
    ours, theirs = (
        Vault(ring).fingerprint("person.phone", text) for ring in (keyring, rotated(keyring, "fingerprints"))
    )
    assert ours.startswith(f"{keyring.fingerprints.current.id}.")
    assert ours.isascii()
    assert len(ours) == 52
    assert ours.partition(".")[2] != theirs.partition(".")[2]


@given(keyrings, some.sampled_from(list(SUITES)), texts)
def test_a_text_is_found_under_every_kept_key_with_the_current_one_first(
    keyring: Keyring, suite: SuiteName, text: str
) -> None:
    after = rotated(keyring, "fingerprints", suite)
    old, new = Vault(keyring).fingerprint("person.phone", text), Vault(after).fingerprint("person.phone", text)
    assert Vault(keyring).fingerprints("person.phone", text) == [old]
    assert Vault(after).fingerprints("person.phone", text) == [new, old]
