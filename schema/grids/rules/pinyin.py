"""How a name is spelled, so that a person finds it by typing letters.

The result is pypinyin's `lazy_pinyin`, which costs 70 µs a name, and a national table has 665,276 of them. Nearly all
names hold no phrase whose reading differs from that of its characters one by one; those are translated by a table.
"""

from dataclasses import dataclass
from functools import cache

from pypinyin import lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT


def spell(name: str) -> tuple[str, str]:
    """Full pinyin (lower case, no tones, ü as v, joined) and initials of a name.

    ASCII letters and digits are kept in lower case; whatever else has no reading is dropped.
    """
    table = _spelling()
    if table.holds_special_phrase(name):
        syllables = _syllables(name)
        return "".join(syllables), "".join(syllable[0] for syllable in syllables)
    return name.translate(table.full), name.translate(table.initials)


@dataclass(frozen=True)
class _Spelling:
    full: "_Characters"
    initials: "_Characters"
    special: dict[str, tuple[str, ...]]  # first two characters → the special phrases that begin with them

    def holds_special_phrase(self, name: str) -> bool:
        """Whether some phrase in the name reads otherwise than its characters do."""
        for start in range(len(name) - 1):
            phrases = self.special.get(name[start : start + 2])
            if phrases and name.startswith(phrases, start):
                return True
        return False


class _Characters(dict[int, str]):
    """Readings of single characters, looked up when first met. `length` cuts each of them."""

    def __init__(self, length: int | None = None) -> None:
        super().__init__()
        self._length = length

    def __missing__(self, character: int) -> str:
        reading = "".join(_syllables(chr(character)))[: self._length]
        self[character] = reading
        return reading


@cache
def _spelling() -> _Spelling:
    full = _Characters()
    special: dict[str, list[str]] = {}
    for phrase, readings in PHRASES_DICT.items():
        if _differs_with_tones(phrase, readings) and "".join(_syllables(phrase)) != phrase.translate(full):
            special.setdefault(phrase[:2], []).append(phrase)
    return _Spelling(full, _Characters(length=1), {head: tuple(phrases) for head, phrases in special.items()})


def _differs_with_tones(phrase: str, readings: list[list[str]]) -> bool:
    """A quick look that spares spelling the nine phrases in ten whose characters read as they always do."""
    characters = [PINYIN_DICT.get(ord(character), "").split(",")[0] for character in phrase]
    return [reading[0] for reading in readings] != characters


def _syllables(text: str) -> list[str]:
    return [syllable for syllable in lazy_pinyin(text, errors=_kept) if syllable]  # type: ignore[arg-type]


def _kept(characters: str) -> list[str]:
    """A list, though pypinyin declares text, so that each character counts as a syllable with an initial."""
    return [character.lower() for character in characters if character.isascii() and character.isalnum()]
