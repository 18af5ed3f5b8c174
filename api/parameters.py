"""The parameters of a GraphQL-over-HTTP request, from a body or from the query of a URL, checked for type."""

from dataclasses import dataclass
from urllib.parse import parse_qsl

from api import refusals
from api.decoding import check_text, check_value, decode_json

NAMES = frozenset(("query", "documentId", "operationName", "variables", "extensions"))


@dataclass(slots=True)
class Parameters:
    """What to run: the document with this id, or the text of `query` when there is none."""

    query: str
    document_id: str | None
    operation_name: str | None
    variables: dict[str, object] | None


def from_body(body: bytes) -> Parameters:
    """The parameters of a POST; names that no specification gives a meaning are ignored."""
    if not body:
        raise refusals.body_missing()
    given = decode_json(body)
    if isinstance(given, list):
        raise refusals.batch_refused()
    if not isinstance(given, dict):
        raise refusals.not_an_object()
    return _parameters(given)


def from_query_string(query_string: bytes) -> Parameters:
    """The parameters of a GET, where maps come as JSON and an empty operation name means none."""
    try:
        fields = parse_qsl(query_string.decode(), keep_blank_values=True, errors="strict")
    except UnicodeError:
        raise refusals.not_utf8(None) from None
    given: dict[str, object] = {}
    for name, text in fields:
        if name in NAMES and name in given:
            raise refusals.bad_parameter(name, "出现了两次。", "is given twice.")
        given[name] = decode_json(text.encode(), name) if name in ("variables", "extensions") else text
    given["operationName"] = given.get("operationName") or None
    return _parameters(given)


def _parameters(given: dict[str, object]) -> Parameters:
    query = _text(given, "query")
    document_id = _text(given, "documentId")
    if query is None and document_id is None:
        raise refusals.document_missing()
    if query is not None and document_id is not None:
        raise refusals.bad_parameter("documentId", "不能与 query 同时给出。", "cannot be given together with query.")
    _map(given, "extensions")
    return Parameters(query or "", document_id, _text(given, "operationName"), _map(given, "variables"))


def _text(given: dict[str, object], name: str) -> str | None:
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise refusals.bad_parameter(name, "应当是字符串。", "must be a string.")
    check_text(value, name)
    return value


def _map(given: dict[str, object], name: str) -> dict[str, object] | None:
    value = given.get(name)
    if value is None:
        return None
    if not isinstance(value, dict):
        raise refusals.bad_parameter(name, "应当是 JSON 对象。", "must be a JSON object.")
    check_value(value, name)
    return value
