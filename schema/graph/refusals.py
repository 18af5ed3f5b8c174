"""How the graph says no: a stable code, the argument that was wrong, and one sentence in the caller's language."""

from dataclasses import dataclass
from typing import Literal

Language = Literal["zh", "en"]


@dataclass
class Refusal(Exception):
    """A request that cannot be answered as asked.

    `code` is stable and documented; `zh` and `en` say what is wrong and what would be right; `argument` is the dotted
    path of the input at fault (`filter.level.in`), if one is.
    """

    code: str
    zh: str
    en: str
    argument: str | None = None

    def message(self, language: Language) -> str:
        """The sentence for a person who reads `language`."""
        return self.zh if language == "zh" else self.en

    def formatted(self, language: Language, path: list[str] | None = None) -> dict[str, object]:
        """The error as GraphQL answers carry it; `path` only where a field was already being answered."""
        extensions: dict[str, object] = {"code": self.code}
        if self.argument is not None:
            extensions["argument"] = self.argument
        error: dict[str, object] = {"message": self.message(language), "extensions": extensions}
        if path is not None:
            error["path"] = path
        return error


def bad_input(argument: str, zh: str, en: str) -> Refusal:
    """A value that does not fit its argument."""
    return Refusal("BAD_INPUT", f"参数 {argument}:{zh}", f"Argument {argument}: {en}", argument)


def not_found(argument: str, zh: str, en: str) -> Refusal:
    """Nothing under this key that the viewer may see; says the same whether it is hidden or does not exist."""
    return Refusal("NOT_FOUND", f"参数 {argument}:{zh}", f"Argument {argument}: {en}", argument)


def over_limit(what: str, zh: str, en: str) -> Refusal:
    """A request larger than the server answers; `what` names the limit."""
    return Refusal("OVER_LIMIT", zh, en, what)
