"""The commands, as the person who types them meets them: what is printed, and the exit code."""

import shutil
import sqlite3
from pathlib import Path

import pytest

from api.__main__ import main

DIVISIONS = Path(__file__).parents[1] / "schema" / "demonstration" / "divisions"


@pytest.fixture
def empty(tmp_path: Path) -> str:
    """The URL of a database that does not exist yet."""
    return f"sqlite://{tmp_path / 'folder' / 'wangge.db'}"


@pytest.fixture
def migrated(empty: str, capsys: pytest.CaptureFixture[str]) -> str:
    """The URL of a database with tables and no rows."""
    assert main(["migrate", "--database", empty]) == 0
    capsys.readouterr()
    return empty


def test_migrating_tells_each_step_once(empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["migrate", "--database", empty]) == 0
    assert capsys.readouterr().out.startswith("Migrated graph.0001_initial.\n")
    assert main(["migrate", "--database", empty]) == 0
    assert capsys.readouterr().out == "The tables are up to date.\n"


def test_the_database_may_be_named_in_the_environment(
    empty: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("WANGGE_DATABASE", empty)
    assert main(["migrate"]) == 0
    assert Path(empty.removeprefix("sqlite://")).exists()
    assert "Migrated" in capsys.readouterr().out


def test_importing_before_migrating_is_refused_in_one_sentence(empty: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-divisions", str(DIVISIONS), "--database", empty]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err.endswith("run `python -m api migrate` first.\n")
    assert output.err.count("\n") == 1


def test_importing_says_what_it_did_and_then_that_nothing_changed(
    migrated: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-divisions", str(DIVISIONS), "--database", migrated]) == 0
    output = capsys.readouterr()
    assert output.out.endswith(" added.\n")
    assert output.err == ""
    assert main(["import-divisions", str(DIVISIONS), "--database", migrated]) == 0
    assert capsys.readouterr().out.startswith("Nothing changed: ")


def test_the_progress_bar_can_be_asked_for(migrated: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import-divisions", str(DIVISIONS), "--database", migrated, "--progress"]) == 0
    assert "100%" in capsys.readouterr().err


def test_refused_rows_are_told_and_give_exit_code_1(
    migrated: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = shutil.copytree(DIVISIONS, tmp_path / "source")
    with (source / "provinces.csv").open("a", encoding="utf-8") as file:
        file.write('3x,"坏省"\n')
    line = len((source / "provinces.csv").read_text(encoding="utf-8").splitlines())
    assert main(["import-divisions", str(source), "--database", migrated]) == 1
    output = capsys.readouterr()
    assert output.err == f"provinces.csv:{line}: code '3x' is not a number of 2 digits\n"
    assert output.out.endswith(" added, 1 rows refused.\n")


def test_a_broken_source_is_told_and_gives_exit_code_2(
    migrated: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = shutil.copytree(DIVISIONS, tmp_path / "source")
    (source / "villages.csv").write_bytes(b"code,name,streetCode\n\xff")
    assert main(["import-divisions", str(source), "--database", migrated]) == 2
    assert capsys.readouterr().err == "villages.csv:2: not UTF-8\n"
    with sqlite3.connect(migrated.removeprefix("sqlite://")) as connection:
        assert connection.execute("SELECT count(*) FROM grid").fetchone() == (0,)
    connection.close()


def test_a_database_that_is_none_is_refused_in_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "wangge.db").write_text("these are my notes of the meeting, and no database at all")
    assert main(["migrate", "--database", f"sqlite://{tmp_path / 'wangge.db'}"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_tables_of_another_program_are_left_as_they_are(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE service_item (theirs)")
    connection.close()
    assert main(["migrate", "--database", f"sqlite://{path}"]) == 2
    assert "already exists" in capsys.readouterr().err
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("service_item",)]
    connection.close()


def test_a_migration_is_written_only_when_tables_changed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-migration", "grids", "nothing new"]) == 1
    assert capsys.readouterr().out == "The tables of grids have not changed.\n"


def test_a_word_that_is_no_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as exit:
        main(["improt-divisions"])
    assert exit.value.code == 2
    assert "import-divisions" in capsys.readouterr().err
