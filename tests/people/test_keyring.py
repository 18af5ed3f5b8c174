"""The keyring file: private, never half written, and never losing a key that was not dropped by name."""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from schema.people.rules.keyring import KeyringRefused, add_key, drop_key, make_keyring, read_keyring
from schema.people.rules.keys import Keyring, Purpose, from_json, to_json
from schema.people.rules.suites import SUITES, SuiteName

PURPOSES: tuple[Purpose, ...] = ("sealing", "fingerprints")
CRASH = """
import os, sys
from pathlib import Path
from schema.people.rules.keyring import add_key
os.replace = lambda *names: os._exit(9)
add_key(Path(sys.argv[1]), "sealing", "default")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "keyring.json"


def ids(keyring: Keyring, purpose: Purpose) -> tuple[str, list[str]]:
    """The current key and the kept ones in their order."""
    keys = keyring.of(purpose)
    return keys.current.id, list(keys.kept)


@pytest.mark.parametrize("suite", SUITES)
def test_a_new_keyring_is_read_as_it_was_made(path: Path, suite: SuiteName) -> None:
    made = make_keyring(path, suite)
    assert read_keyring(path) == made
    for purpose in PURPOSES:
        keys = made.of(purpose)
        assert list(keys.kept.values()) == [keys.current]
        assert keys.current.suite.name == suite
    assert len(made.sealing.current.secret) == (32 if suite == "default" else 16)
    assert len(made.fingerprints.current.secret) == 32


def test_a_new_keyring_gets_its_folder_and_is_private_whatever_the_umask(tmp_path: Path) -> None:
    path = tmp_path / "var" / "keyring.json"
    umask = os.umask(0)
    try:
        make_keyring(path, "default")
        assert path.stat().st_mode & 0o777 == 0o600
        add_key(path, "sealing", "default")
        assert path.stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(umask)
    assert os.listdir(path.parent) == ["keyring.json"]


def test_no_keyring_is_made_over_another(path: Path) -> None:
    made = make_keyring(path, "default")
    with pytest.raises(KeyringRefused, match="There is a file at"):
        make_keyring(path, "gm")
    assert read_keyring(path) == made


def test_reading_does_not_make_what_is_missing(path: Path) -> None:
    with pytest.raises(KeyringRefused, match=r"cannot be read \(No such file or directory\)"):
        read_keyring(path)
    assert not path.exists()


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o777])
def test_a_keyring_that_others_can_open_is_refused_in_one_sentence(path: Path, mode: int) -> None:
    make_keyring(path, "default")
    path.chmod(mode)
    with pytest.raises(KeyringRefused) as refused:
        read_keyring(path)
    assert str(refused.value) == f"{path} can be opened by others than its owner: run `chmod 600` on it."


def broken(change: str, content: dict[str, Any]) -> object:
    """A keyring's content with one thing wrong."""
    (id, key), *_ = content["sealing"]["keys"].items()
    changes: dict[str, object] = {
        "no object": [],
        "no version": {purpose: content[purpose] for purpose in PURPOSES},
        "a newer version": content | {"version": 2},
        "a purpose is missing": {"version": 1, "sealing": content["sealing"]},
        "keys are a list": content | {"sealing": {"current": id, "keys": [key]}},
        "the current key is missing": content | {"sealing": {"current": "00000000", "keys": {id: key}}},
        "the current key is an object": content | {"sealing": {"current": {}, "keys": {id: key}}},
        "an unknown suite": content | {"sealing": {"current": id, "keys": {id: key | {"suite": "rot13"}}}},
        "a suite of another kind": content | {"sealing": {"current": id, "keys": {id: key | {"suite": []}}}},
        "a short secret": content | {"sealing": {"current": id, "keys": {id: key | {"secret": "c2hvcnQ="}}}},
        "a secret that is not base64": content | {"sealing": {"current": id, "keys": {id: key | {"secret": "§"}}}},
        "an id with a dot": content | {"sealing": {"current": "a.b", "keys": {"a.b": key}}},
    }
    return changes[change]


@pytest.mark.parametrize(
    "change",
    [
        "no object",
        "no version",
        "a newer version",
        "a purpose is missing",
        "keys are a list",
        "the current key is missing",
        "the current key is an object",
        "an unknown suite",
        "a suite of another kind",
        "a short secret",
        "a secret that is not base64",
        "an id with a dot",
    ],
)
def test_a_malformed_keyring_is_refused_without_a_word_of_it(path: Path, change: str) -> None:
    make_keyring(path, "default")
    path.write_text(json.dumps(broken(change, json.loads(path.read_text()))))
    assert_refused_in_one_sentence(path)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000])
def test_what_is_no_json_is_refused(path: Path, content: bytes) -> None:
    make_keyring(path, "default")
    path.write_bytes(content)
    assert_refused_in_one_sentence(path)


def assert_refused_in_one_sentence(path: Path) -> None:
    with pytest.raises(KeyringRefused) as refused:
        read_keyring(path)
    assert str(refused.value) == f"{path} is not a keyring of this program: restore it from its backup."
    assert refused.value.__suppress_context__


@pytest.mark.parametrize("purpose", PURPOSES)
def test_a_key_that_is_added_becomes_current_and_the_others_stay(path: Path, purpose: Purpose) -> None:
    before = make_keyring(path, "default")
    first = before.of(purpose).current
    added = add_key(path, purpose, "gm")
    after = read_keyring(path)
    assert ids(after, purpose) == (added.id, [first.id, added.id])
    assert after.of(purpose).kept == {first.id: first, added.id: added}
    assert added.suite.name == "gm"
    assert [after.of(other) for other in PURPOSES if other != purpose] == [
        before.of(other) for other in PURPOSES if other != purpose
    ]


def test_a_key_that_is_dropped_is_gone_and_nothing_else_is(path: Path) -> None:
    first = make_keyring(path, "default").sealing.current
    second, third = add_key(path, "sealing", "default"), add_key(path, "sealing", "default")
    drop_key(path, "sealing", first.id)
    assert ids(read_keyring(path), "sealing") == (third.id, [second.id, third.id])


def test_the_current_key_and_an_unknown_one_are_not_dropped(path: Path) -> None:
    made = make_keyring(path, "default")
    with pytest.raises(KeyringRefused, match="is the current one for sealing: add another"):
        drop_key(path, "sealing", made.sealing.current.id)
    with pytest.raises(KeyringRefused, match="has no key '00000000' for fingerprints"):
        drop_key(path, "fingerprints", "00000000")
    assert read_keyring(path) == made


def test_a_crash_before_the_rename_leaves_the_old_keyring(path: Path) -> None:
    made = make_keyring(path, "default")
    crashed = subprocess.run([sys.executable, "-c", CRASH, path], check=False)
    assert crashed.returncode == 9
    assert read_keyring(path) == made
    assert all(file.stat().st_mode & 0o077 == 0 for file in path.parent.iterdir())


def test_a_rename_that_fails_leaves_the_old_keyring_and_no_other_file(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_keyring(path, "default")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(KeyringRefused, match=r"cannot be written \(No space left on device\)"):
        add_key(path, "sealing", "default")
    assert read_keyring(path) == made
    assert os.listdir(path.parent) == ["keyring.json"]


def test_of_keys_that_are_added_at_once_none_is_lost(path: Path) -> None:
    made = make_keyring(path, "default")
    added: list[str] = []
    threads = [threading.Thread(target=lambda: added.append(add_key(path, "sealing", "default").id)) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(read_keyring(path).sealing.kept) == {made.sealing.current.id, *added}
    assert len(added) == 12


def test_a_keyring_behind_a_symbolic_link_is_changed_where_it_is(path: Path, tmp_path: Path) -> None:
    (tmp_path / "secrets").mkdir()
    elsewhere = tmp_path / "secrets" / "keyring.json"
    make_keyring(elsewhere, "default")
    path.symlink_to(elsewhere)
    added = add_key(path, "sealing", "default")
    assert path.is_symlink()
    assert read_keyring(elsewhere).sealing.current == added


def test_secrets_do_not_show_in_logs(path: Path) -> None:
    keyring = make_keyring(path, "default")
    assert repr(keyring.sealing.current.secret)[2:12] not in repr(keyring)
    assert from_json(to_json(keyring)) == keyring
