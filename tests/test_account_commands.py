"""Opening the first account and replacing a lost password, at the machine itself."""

import io
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from api.__main__ import main
from api.commands import passwords
from schema.accounts.rules.passwords import matches
from tests.town import PASSWORD

CREATE = ["create-administrator", "--login", "AnQuan", "--name", "李安", "--administration", "SECURITY"]


@pytest.fixture
def migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """A database with tables and no rows, which the environment names."""
    path = tmp_path / "wangge.db"
    monkeypatch.setenv("WANGGE_DATABASE", f"sqlite://{path}")
    monkeypatch.setenv("WANGGE_KEYRING", str(tmp_path / "keys" / "keyring.json"))
    assert main(["migrate"]) == 0
    capsys.readouterr()
    return path


@pytest.fixture
def rows(migrated: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(migrated)
    yield connection
    connection.close()


def typed(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))


def history(rows: sqlite3.Connection) -> list[tuple[str, str]]:
    return rows.execute("SELECT action, entity FROM history_entry ORDER BY id").fetchall()


def test_the_first_administrator_of_a_fresh_installation(
    migrated: Path, rows: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert main(CREATE) == 0
    found = rows.execute(
        "SELECT login, administration, standing, must_change_password, p.name, password_hash"
        " FROM account JOIN person AS p ON p.id = person_id"
    ).fetchall()
    assert [row[:5] for row in found] == [("anquan", "SECURITY", "ACTIVE", 0, "李安")]
    assert matches(found[0][5], PASSWORD)
    assert history(rows) == [("register", "Person"), ("open", "Account")]
    assert rows.execute("SELECT DISTINCT actor, account_id FROM history_entry").fetchall() == [
        ("命令行 (command line)", None)
    ]
    output = capsys.readouterr()
    assert PASSWORD not in output.out + output.err
    keyring = migrated.parent / "keys" / "keyring.json"
    assert stat.S_IMODE(keyring.stat().st_mode) == 0o600
    assert f"Made the keyring {keyring}" in output.out


@pytest.mark.parametrize(
    "case",
    [
        (CREATE, "short", "at least 10 characters"),
        (CREATE, "anquan and more", "too easily guessed"),
        ([*CREATE, "--login", "安全"], PASSWORD, "a login has"),
    ],
)
def test_what_will_not_do_is_told_in_one_sentence_and_writes_nothing(
    rows: sqlite3.Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    case: tuple[list[str], str, str],
) -> None:
    words, password, told = case
    typed(monkeypatch, password)
    assert main(words) == 2
    output = capsys.readouterr()
    assert (told in output.err, output.err.count("\n"), output.out) == (True, 1, "")
    assert rows.execute("SELECT count(*) FROM person").fetchone() == (0,)
    assert history(rows) == []


def test_a_login_that_is_taken_leaves_no_person_behind(
    rows: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert main(CREATE) == 0
    typed(monkeypatch, PASSWORD)
    assert main(CREATE) == 2
    assert capsys.readouterr().err == "This login is taken: choose another.\n"
    assert rows.execute("SELECT count(*) FROM person").fetchone() == (1,)


def test_at_a_terminal_the_password_is_asked_for_twice(
    migrated: Path, rows: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([PASSWORD, "perfectly fine 43", PASSWORD, PASSWORD])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(passwords, "getpass", lambda prompt: next(answers))
    assert main(CREATE) == 2
    assert capsys.readouterr().err == "The two passwords differ: run the command again.\n"
    assert rows.execute("SELECT count(*) FROM account").fetchone() == (0,)
    assert main(CREATE) == 0


def test_a_lost_password_and_a_lost_device_are_replaced(
    rows: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed(monkeypatch, PASSWORD)
    assert main(CREATE) == 0
    with rows:
        rows.execute(
            "INSERT INTO second_factor (account_id, secret_cipher, begun_at, confirmed_at, last_step)"
            " VALUES (1, 'sealed', '2024-01-01', '2024-01-01', 0)"
        )
    capsys.readouterr()
    assert main(["reset-password", "AnQuan", "--remove-second-factor"]) == 0
    password = capsys.readouterr().out.strip()
    kept, must_change = rows.execute("SELECT password_hash, must_change_password FROM account").fetchone()
    assert (matches(kept, password), must_change) == (True, 1)
    assert rows.execute("SELECT count(*) FROM second_factor").fetchone() == (0,)
    assert history(rows)[2:] == [("reset_password", "Account"), ("remove", "SecondFactor")]


def test_a_login_that_nobody_has_is_told(migrated: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reset-password", "nobody"]) == 2
    assert capsys.readouterr().err == "There is no account nobody that could be used.\n"
