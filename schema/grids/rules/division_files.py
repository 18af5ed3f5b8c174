"""The five files of a table of administrative divisions, CSV or JSON, read record by record.

Nothing is held but the record at hand: the largest file has 620,573 of them.
"""

import csv
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import _csv

CHUNK = 1 << 20
Place = int | str  # a line, or line:column where one line may hold many records
Record = tuple[Place, list[str] | str]  # the values of the columns asked for, or why they cannot be read


class BrokenSource(Exception):
    """A source that cannot be read to its end. The message is `file:line: reason`."""


def find_file(source: Path, name: str) -> Path:
    """The file `name`.csv, or else `name`.json, in the folder `source` or in its folder `dist`."""
    for folder in (source, source / "dist"):
        for suffix in (".csv", ".json"):
            if (path := folder / f"{name}{suffix}").is_file():
                return path
    raise BrokenSource(f"{source}: there is no {name}.csv and no {name}.json")


def read_records(path: Path, columns: Sequence[str]) -> Iterator[Record]:
    """Every record of a file with the values of `columns`. Raises BrokenSource."""
    read = _read_csv if path.suffix == ".csv" else _read_json
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from read(file, path.name, columns)
    except UnicodeDecodeError as error:
        raise BrokenSource(f"{path.name}:{_undecodable_line(path)}: not UTF-8") from error
    except OSError as error:
        raise BrokenSource(f"{path.name}:1: {error.strerror}") from error


def _read_csv(file: TextIO, name: str, columns: Sequence[str]) -> Iterator[Record]:
    reader = csv.reader(file, strict=True)
    header = next(_rows(reader, name), None)
    if header is None or not set(columns) <= set(header):
        raise BrokenSource(f"{name}:1: the first line must name the columns {', '.join(columns)}")
    picked = [header.index(column) for column in columns]
    line = reader.line_num + 1
    for row in _rows(reader, name):
        if len(row) == len(header):
            yield line, [row[index] for index in picked]
        elif row:
            yield line, f"{len(row)} columns instead of {len(header)}"
        line = reader.line_num + 1


def _rows(reader: "_csv.Reader", name: str) -> Iterator[list[str]]:
    line = reader.line_num + 1
    try:
        for row in reader:
            yield row
            line = reader.line_num + 1
    except csv.Error as error:
        raise BrokenSource(f"{name}:{line}: not CSV ({error})") from error


def _read_json(file: TextIO, name: str, columns: Sequence[str]) -> Iterator[Record]:
    for place, record in _JsonArray(file, name).objects():
        values = [record.get(column) for column in columns]
        wrong = [column for column, value in zip(columns, values, strict=True) if not isinstance(value, str)]
        if wrong:
            yield place, f"no text under {', '.join(wrong)}"
        else:
            yield place, [str(value) for value in values]


class _JsonArray:
    """A JSON array of objects, decoded one object at a time."""

    def __init__(self, file: TextIO, name: str) -> None:
        self._file = file
        self._name = name
        self._decoder = json.JSONDecoder()
        self._text = ""
        self._position = 0
        self._line = 1
        self._line_start = 0  # where the line began, counted from the start of the text at hand

    def objects(self) -> Iterator[tuple[str, dict[str, object]]]:
        """Every object with its line and column."""
        self._expect("[")
        if self._next_character() == "]":
            return self._expect_end()
        while True:
            if self._next_character() != "{":
                raise self._broken("an object is expected here")
            place = self._place()
            yield place, self._object()
            if self._expect(",]") == "]":
                return self._expect_end()

    def _object(self) -> dict[str, object]:
        while True:
            try:
                record, end = self._decoder.raw_decode(self._text, self._position)
            except (json.JSONDecodeError, RecursionError) as error:
                if len(self._text) - self._position > CHUNK or not self._read_more():
                    raise self._broken("not JSON") from error
            else:
                self._advance(end)
                assert isinstance(record, dict)
                return record

    def _expect(self, characters: str) -> str:
        character = self._next_character()
        if not character or character not in characters:
            raise self._broken(f"{' or '.join(characters)} is expected here")
        self._advance(self._position + 1)
        return character

    def _expect_end(self) -> None:
        if self._next_character():
            raise self._broken("nothing is expected after the array")

    def _next_character(self) -> str:
        while True:
            while self._position < len(self._text):
                if not self._text[self._position].isspace():
                    return self._text[self._position]
                self._advance(self._position + 1)
            if not self._read_more():
                return ""

    def _read_more(self) -> bool:
        chunk = self._file.read(CHUNK)
        self._text = self._text[self._position :] + chunk
        self._line_start -= self._position
        self._position = 0
        return bool(chunk)

    def _advance(self, end: int) -> None:
        newlines = self._text.count("\n", self._position, end)
        if newlines:
            self._line += newlines
            self._line_start = self._text.rindex("\n", self._position, end) + 1
        self._position = end

    def _place(self) -> str:
        return f"{self._line}:{self._position - self._line_start + 1}"

    def _broken(self, reason: str) -> BrokenSource:
        return BrokenSource(f"{self._name}:{self._place()}: {reason}")


def _undecodable_line(path: Path) -> int:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    raise AssertionError("every line was UTF-8")
