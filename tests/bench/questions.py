"""The three questions, as each server's own schema asks them, and how to see that two answers say the same."""

from dataclasses import dataclass
from typing import Any, Literal

import orjson

Dialect = Literal["ours", "lists", "tables"]


@dataclass(frozen=True)
class Question:
    """A document in each shape that a schema gives it: our connections, plain lists, and PostGraphile's tables."""

    name: str
    code: str
    documents: dict[Dialect, str]

    def body(self, dialect: Dialect) -> bytes:
        """The JSON of a request."""
        return orjson.dumps({"query": self.documents[dialect], "variables": {"code": self.code}})


def connection(field: str, below: str) -> str:
    """A page of rows as Relay's connections give it."""
    return f"{field} {{ nodes {{ {below} }} }}"


OURS = "code name " + connection(
    "children(first: 20)",
    "code name "
    + connection(
        "partnerUnits(first: 10)",
        "name kind " + connection("resources(first: 5)", "name quantity measure"),
    )
    + connection("serviceItems(first: 10)", "name dimension priceFen"),
)
LISTS = """
    code name
    children {
        code name
        partnerUnits { name kind resources { name quantity measure } }
        serviceItems { name dimension priceFen }
    }
"""
TABLES = "code name " + connection(
    "children: gridsByParentId(first: 20, orderBy: CODE_ASC)",
    "code name "
    + connection(
        "partnerUnits: partnerUnitsByGridId(first: 10, orderBy: PINYIN_ASC)",
        "name kind " + connection("resources: resourcesByUnitId(first: 5, orderBy: NAME_ASC)", "name quantity measure"),
    )
    + connection("serviceItems: serviceItemsByGridId(first: 10, orderBy: PINYIN_ASC)", "name dimension priceFen"),
)


def _asking(ours: str, lists: str, tables: str) -> dict[Dialect, str]:
    return {
        "ours": f"query ($code: String!) {{ grid(code: $code) {{ {ours} }} }}",
        "lists": f"query ($code: String!) {{ grid(code: $code) {{ {lists} }} }}",
        "tables": f"query ($code: String!) {{ grid: gridByCode(code: $code) {{ {tables} }} }}",
    }


LARGE = Question(
    "large",
    "370202",
    _asking(
        "code name " + connection("children(first: 20)", OURS),
        f"code name children {{ {LISTS} }}",
        "code name " + connection("children: gridsByParentId(first: 20, orderBy: CODE_ASC)", TABLES),
    ),
)
MIDDLE = Question("middle", "370202010", _asking(OURS, LISTS, TABLES))
SMALL = Question("small", "370202010004", _asking(*["code name level"] * 3))
QUESTIONS = {question.name: question for question in (LARGE, MIDDLE, SMALL)}


def told_by(answer: bytes) -> Any:
    """What an answer tells, however its schema wraps a list. Raises ValueError for an answer with errors."""
    parsed = orjson.loads(answer)
    if "errors" in parsed or not parsed.get("data", {}).get("grid"):
        raise ValueError(f"not an answer: {answer[:300].decode()}")
    return _unwrapped(parsed["data"]["grid"])


def _unwrapped(value: Any) -> Any:
    if isinstance(value, list):
        return [_unwrapped(item) for item in value]
    if isinstance(value, dict):
        return _unwrapped(value["nodes"]) if value.keys() == {"nodes"} else {k: _unwrapped(v) for k, v in value.items()}
    return value
