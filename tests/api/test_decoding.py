"""What passes the door, and where a refusal points."""

import json
import time
from contextlib import suppress
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.decoding import check_value, decode_json
from api.parameters import from_body, from_query_string
from api.refusals import HttpRefusal

LARGEST = 256 * 1024


@pytest.mark.parametrize(
    "value", [None, True, 0, -1, 2**64 - 1, -(2**63), 0.5, "湛山", "😀", [], {}, {"a": [1, {"b": "c"}]}]
)
def test_ordinary_values_pass(value: object) -> None:
    check_value(value, "variables")


@pytest.mark.parametrize("number", [2**64, 2**64 + 1, -(2**63) - 1, 10**30, 1e30])
def test_a_number_that_would_not_arrive_as_it_was_sent_is_refused(number: float) -> None:
    with pytest.raises(HttpRefusal):
        check_value(decode_json(str(number).encode()), "variables")


def test_a_surrogate_pair_is_one_character() -> None:
    assert decode_json(b'"\\ud83d\\ude00"') == "😀"


def test_a_path_leads_to_the_flaw() -> None:
    with pytest.raises(HttpRefusal) as refused:
        check_value({"filter": {"or": [{"text": "fine"}, {"text": "\0"}]}}, "variables")
    assert refused.value.argument == "variables.filter.or.1.text"


def test_a_long_key_is_told_shortened() -> None:
    with pytest.raises(HttpRefusal) as refused:
        check_value({"k" * 100_000: "\0"}, "variables")
    assert refused.value.argument == "variables." + "k" * 40


@pytest.mark.parametrize(
    "body",
    [
        b'{"query":"q","variables":{"' + b"k" * 100_000 + b'":[' + b"1," * 70_000 + b"1]}}",
        b'{"query":"q","variables":{"a":[' + b'"",' * 80_000 + b'""]}}',
        b'{"query":"q","variables":{' + b",".join(b'"%d":{}' % n for n in range(24_000)) + b"}}",
        b'{"query":"' + b"\\u4e00" * 40_000 + b'"}',
    ],
)
def test_the_largest_bodies_are_read_in_no_time(body: bytes) -> None:
    assert len(body) <= LARGEST
    began = time.thread_time()
    from_body(body)
    assert time.thread_time() - began < 0.1


def test_parameters_of_an_address_are_those_of_a_body() -> None:
    from_address = from_query_string(b"query=%7B+a+%7D&operationName=A&variables=%7B%22a%22%3A1%7D&other=x&other=y")
    assert from_address == from_body(b'{"query":"{ a }","operationName":"A","variables":{"a":1},"other":"x"}')


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["\0", "{ __typename }"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
)
names = st.sampled_from(["query", "documentId", "operationName", "variables", "extensions", "other"])


@given(st.binary())
def test_no_bytes_break_the_door(body: bytes) -> None:
    for read in (from_body, from_query_string):
        with suppress(HttpRefusal):
            read(body)


@given(st.dictionaries(names, anything))
@settings(suppress_health_check=[HealthCheck.too_slow])  # the first text drawn anywhere costs seconds
def test_what_passes_the_door_is_what_was_sent(given: dict[str, object]) -> None:
    try:
        parameters = from_body(json.dumps(given).encode())
    except HttpRefusal:
        return
    assert parameters.query == (given.get("query") or "")
    assert parameters.document_id == given.get("documentId")
    assert parameters.operation_name == given.get("operationName")
    assert parameters.variables == given.get("variables")
    assert "\\u0000" not in json.dumps([parameters.query, parameters.operation_name, parameters.variables])


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")))
def test_any_text_comes_through_an_address_unchanged(text: str) -> None:
    assert from_query_string(f"query={quote(text)}".encode()).query == text
