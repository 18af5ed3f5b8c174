"""Enums whose members say what they mean; the meaning becomes the public description."""

from enum import Enum, IntEnum
from typing import Self


class Word(Enum):
    """A member is written `NAME = "NAME", "What it means (中文)."`; its value is the name, stored as it is."""

    _value_: str
    meaning: str

    # The default is for type checkers alone, which take the look-up `Word(value)` for the making of a member.
    def __new__(cls, value: str, meaning: str = "") -> Self:
        member = object.__new__(cls)
        member._value_ = value
        member.meaning = meaning
        return member

    @property
    def zh(self) -> str:
        """The word in Chinese, which its meaning ends with."""
        return _chinese(self.meaning)

    @property
    def en(self) -> str:
        """The meaning in English, without the word."""
        return self.meaning.rpartition(" (")[0]


class Rank(IntEnum):
    """A word that has an order: `NAME = 1, "What it means (中文)."`; its value is the number, stored as it is."""

    _value_: int
    meaning: str

    def __new__(cls, value: int, meaning: str = "") -> Self:
        member = int.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member

    @property
    def zh(self) -> str:
        """The word in Chinese, which its meaning ends with."""
        return _chinese(self.meaning)


def _chinese(meaning: str) -> str:
    return meaning.rpartition("(")[2].rstrip(").")
