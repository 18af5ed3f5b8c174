"""Accept headers, in the forms in which browsers and libraries send them and in broken ones."""

import pytest

from api.negotiation import (
    PLAIN_JSON,
    RESPONSE_JSON,
    answer_media_type,
    is_json_body,
    preferred_language,
    reads_gzip,
)
from api.origin import is_same_site


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, PLAIN_JSON),
        (b"*/*", PLAIN_JSON),
        (b"application/*", PLAIN_JSON),
        (b"application/graphql-response+json; charset=utf-8, application/json; charset=utf-8", RESPONSE_JSON),
        (b"application/json;q=0, */*", RESPONSE_JSON),
        (b"application/json;q=0.4, */*;q=0.5", RESPONSE_JSON),
        (b"application/json ; q=1.000", PLAIN_JSON),
        (b"application/json;q=2", None),
        (b"application/json;q=nan", None),
        (b"text/html", None),
        (b"", None),
        (b"\xff\xfe", None),
    ],
)
def test_the_media_type_follows_the_weights(accept: bytes | None, media_type: str | None) -> None:
    assert answer_media_type(accept) == media_type


@pytest.mark.parametrize(
    ("accept_encoding", "gzip"),
    [
        (None, False),
        (b"", False),
        (b"gzip, deflate, br, zstd", True),
        (b"br", False),
        (b"*", True),
        (b"gzip;q=0, *", False),
        (b"GZIP;q=0.1", True),
    ],
)
def test_gzip_is_for_those_who_ask_for_it(accept_encoding: bytes | None, gzip: bool) -> None:
    assert reads_gzip(accept_encoding) is gzip


@pytest.mark.parametrize(
    ("accept_language", "language"),
    [
        (None, "zh"),
        (b"", "zh"),
        (b"en", "en"),
        (b"en-US,en;q=0.9", "en"),
        (b"zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        (b"en,zh", "zh"),
        (b"fr, en;q=0.3", "en"),
        (b"ja", "zh"),
    ],
)
def test_english_is_for_those_who_prefer_it(accept_language: bytes | None, language: str) -> None:
    assert preferred_language(accept_language) == language


@pytest.mark.parametrize(
    ("content_type", "json"),
    [
        (None, False),
        (b"application/json", True),
        (b"application/json; charset=UTF-8", True),
        (b'application/json;charset="utf-8"', True),
        (b"application/json; charset=utf-16", False),
        (b"application/jsonp", False),
        (b"text/plain; application/json", False),
    ],
)
def test_a_body_must_say_that_it_is_json(content_type: bytes | None, json: bool) -> None:
    assert is_json_body(content_type) is json


@pytest.mark.parametrize(
    ("headers", "same"),
    [
        ({b"sec-fetch-site": b"same-origin"}, True),
        ({b"sec-fetch-site": b"same-site"}, True),
        ({b"sec-fetch-site": b"cross-site"}, False),
        ({b"sec-fetch-site": b"none"}, False),
        ({b"sec-fetch-site": b"cross-site", b"origin": b"https://wangge.test", b"host": b"wangge.test"}, False),
        ({b"origin": b"https://wangge.test", b"host": b"wangge.test"}, True),
        ({b"origin": b"http://127.0.0.1:8000", b"host": b"127.0.0.1:8000"}, True),
        ({b"origin": b"https://wangge.test.evil.test", b"host": b"wangge.test"}, False),
        ({b"origin": b"null", b"host": b"wangge.test"}, False),
        ({b"origin": b"https://"}, False),
        ({b"host": b"wangge.test"}, False),
        ({}, False),
    ],
)
def test_only_our_own_pages_may_write(headers: dict[bytes, bytes], same: bool) -> None:
    assert is_same_site(headers) is same
