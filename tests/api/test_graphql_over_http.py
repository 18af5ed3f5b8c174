"""GET and POST, media types, statuses, caching, compression, languages and persisted documents."""

import gzip
import json
from hashlib import sha256

import httpx
import pytest

from tests.api.conftest import PERSISTED

ZHANSHAN = "370202010004"
QUERY = "query ($code: String!) { grid(code: $code) { code name } }"
MANY = "{ grids(first: 100) { nodes { id code name pinyin initials } } }"
GRAPHQL = "application/graphql-response+json"


def get(client: httpx.Client, query: str = QUERY, **headers: str) -> httpx.Response:
    params = {"query": query, "variables": json.dumps({"code": ZHANSHAN})}
    return client.get(
        "/graphql", params=params, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )


def code_of(answer: httpx.Response) -> str:
    [error] = answer.json()["errors"]
    code: str = error["extensions"]["code"]
    return code


def test_the_same_question_has_the_same_answer_by_get_and_by_post(client: httpx.Client) -> None:
    posted = client.post("/graphql", json={"query": QUERY, "variables": {"code": ZHANSHAN}})
    assert posted.json() == {"data": {"grid": {"code": ZHANSHAN, "name": "湛山社区"}}}
    assert get(client).content == posted.content


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("application/json", "application/json"),
        (GRAPHQL, GRAPHQL),
        (f"{GRAPHQL}, application/json;q=0.9", GRAPHQL),
        (f"{GRAPHQL};q=0.5, application/json", "application/json"),
        (f"application/json, {GRAPHQL}", GRAPHQL),
        ("text/html, */*;q=0.1", "application/json"),
        ("APPLICATION/JSON", "application/json"),
    ],
)
def test_the_answer_comes_in_the_media_type_that_is_read_best(
    client: httpx.Client, accept: str, media_type: str
) -> None:
    answer = get(client, accept=accept)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{media_type}; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("query", ["{", "{ nothing }", "query A { __typename } query B { __typename }"])
def test_a_request_that_is_not_executed_is_400_only_where_the_status_can_be_trusted(
    client: httpx.Client, query: str
) -> None:
    for accept, status in ((GRAPHQL, 400), ("application/json", 200)):
        for answer in (
            get(client, query, accept=accept),
            client.post("/graphql", json={"query": query}, headers={"accept": accept}),
        ):
            assert answer.status_code == status
            assert "data" not in answer.json()
            assert answer.json()["errors"][0]["extensions"]["code"]


def test_head_answers_as_get_without_the_body(client: httpx.Client) -> None:
    head = client.head("/graphql", params={"query": "{ __typename }"})
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == get(client, "{ __typename }").headers["etag"]


@pytest.mark.parametrize("accept", ["application/json", GRAPHQL])
def test_a_mutation_by_get_is_refused_whatever_is_read(client: httpx.Client, accept: str) -> None:
    answer = get(client, "mutation { __typename }", accept=accept, sec_fetch_site="same-origin")
    assert (answer.status_code, code_of(answer)) == (405, "MUTATION_OVER_GET")
    assert "POST" in answer.headers["allow"]


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({}, False),
        ({"origin": "https://evil.test"}, False),
        ({"sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"host": "wangge.test", "origin": "https://wangge.test"}, True),
    ],
)
def test_only_our_own_pages_get_as_far_as_a_mutation(client: httpx.Client, headers: dict[str, str], own: bool) -> None:
    answer = client.post("/graphql", json={"query": "mutation { __typename }"}, headers=headers)
    if own:
        assert answer.json() == {"data": {"__typename": "Mutation"}}
    else:
        assert (answer.status_code, code_of(answer)) == (403, "CROSS_SITE_MUTATION")


def test_a_query_may_come_from_anywhere(client: httpx.Client) -> None:
    answer = client.post("/graphql", json={"query": "{ __typename }"}, headers={"sec-fetch-site": "cross-site"})
    assert answer.json() == {"data": {"__typename": "Query"}}


def test_an_answer_that_has_not_changed_is_not_sent_again(client: httpx.Client) -> None:
    first = get(client)
    assert first.headers["cache-control"] == "private, no-cache"
    assert first.headers["vary"] == "Accept, Accept-Encoding, Accept-Language, Authorization, Cookie"
    again = get(client, if_none_match=f'"other", {first.headers["etag"]}')
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["vary"] == first.headers["vary"]
    assert get(client, if_none_match='W/"other"').status_code == 200


def test_another_answer_has_another_tag(client: httpx.Client) -> None:
    assert get(client).headers["etag"] != get(client, "{ __typename }").headers["etag"]


def test_a_refusal_is_not_kept(client: httpx.Client) -> None:
    for answer in (get(client, "{ nothing }"), client.get("/graphql"), client.post("/graphql")):
        assert answer.headers.get("cache-control", "no-store") == "no-store"
        assert "etag" not in answer.headers


def test_a_long_answer_is_compressed_for_those_who_read_gzip(client: httpx.Client) -> None:
    plain = get(client, MANY, accept_encoding="identity")
    with client.stream("GET", "/graphql", params={"query": MANY}, headers={"accept-encoding": "gzip"}) as answer:
        compressed = b"".join(answer.iter_raw())
    assert "content-encoding" not in plain.headers
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["etag"] == plain.headers["etag"]
    assert gzip.decompress(compressed) == plain.content
    assert len(compressed) < len(plain.content) / 2


def test_a_short_answer_is_not_compressed(client: httpx.Client) -> None:
    assert "content-encoding" not in get(client, "{ __typename }", accept_encoding="gzip").headers


def test_gzip_refused_by_weight_is_not_sent(client: httpx.Client) -> None:
    assert "content-encoding" not in get(client, MANY, accept_encoding="gzip;q=0, *").headers


@pytest.mark.parametrize(
    ("language", "beginning"),
    [(None, "请求正文"), ("zh-CN", "请求正文"), ("en-GB,en;q=0.9,zh;q=0.8", "The body"), ("fr", "请求正文")],
)
def test_refusals_are_in_the_callers_language(client: httpx.Client, language: str | None, beginning: str) -> None:
    headers = {"accept-language": language} if language else {"accept-language": ""}
    answer = client.post("/graphql", content="1", headers={"content-type": "application/json", **headers})
    assert answer.json()["errors"][0]["message"].startswith(beginning)


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_persisted_document_is_found_by_its_hash(client: httpx.Client, method: str) -> None:
    document_id = f"sha256:{sha256(PERSISTED.encode()).hexdigest()}"
    if method == "GET":
        params = {"documentId": document_id, "variables": json.dumps({"code": ZHANSHAN})}
        answer = client.get("/graphql", params=params)
    else:
        answer = client.post("/graphql", json={"documentId": document_id, "variables": {"code": ZHANSHAN}})
    assert answer.json() == {"data": {"grid": {"code": ZHANSHAN}}}


@pytest.mark.parametrize("document_id", ["sha256:" + "0" * 64, "md5:00", "", "x"])
def test_a_document_that_nobody_persisted_is_not_found(client: httpx.Client, document_id: str) -> None:
    for accept, status in ((GRAPHQL, 400), ("application/json", 200)):
        answer = client.post("/graphql", json={"documentId": document_id}, headers={"accept": accept})
        assert (answer.status_code, code_of(answer)) == (status, "PERSISTED_DOCUMENT_NOT_FOUND")


def test_an_empty_operation_name_in_an_address_means_none(client: httpx.Client) -> None:
    answer = client.get("/graphql", params={"query": "query A { __typename }", "operationName": ""})
    assert answer.json() == {"data": {"__typename": "Query"}}
