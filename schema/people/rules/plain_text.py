"""What a person meant to type, without the marks that keyboards and other programs add."""

import unicodedata


def plain(text: str) -> str:
    """Full-width letters and digits as ordinary ones, capitals, no white space, no invisible marks.

    Numbers copied from a telephone's contacts come with invisible marks of direction.
    """
    upper = unicodedata.normalize("NFKC", text).upper()
    return "".join(character for character in upper if not (character.isspace() or _is_invisible(character)))


def _is_invisible(character: str) -> bool:
    return unicodedata.category(character) == "Cf"
