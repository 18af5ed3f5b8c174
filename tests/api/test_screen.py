"""The screen's files and addresses."""

import gzip

import httpx
import pytest


@pytest.mark.parametrize("path", ["/", "/grids/370202010004", "/grids/370202010004?tab=partners", "/index.html"])
def test_every_address_of_the_screen_is_its_page(client: httpx.Client, path: str) -> None:
    page = client.get(path)
    assert (page.status_code, page.text) == (200, "<!doctype html><title>网格</title>")
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["cache-control"] == "no-cache"


def test_the_page_may_do_no_more_than_it_needs(client: httpx.Client) -> None:
    headers = client.get("/").headers
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == "'self'"
    assert "script-src" not in policy
    assert policy["frame-ancestors"] == "'none'"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"


def test_graphiql_has_its_own_page(client: httpx.Client) -> None:
    assert client.get("/graphiql").text == "<!doctype html><title>GraphiQL</title>"


def test_a_hashed_file_is_kept_for_ever(client: httpx.Client) -> None:
    script = client.get("/assets/index-B4d5c6.js", headers={"accept-encoding": "identity"})
    assert script.headers["content-type"] == "text/javascript; charset=utf-8"
    assert script.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert script.headers["vary"] == "Accept-Encoding"
    again = client.get("/assets/index-B4d5c6.js", headers={"if-none-match": script.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_file_is_compressed_for_those_who_read_gzip(client: httpx.Client) -> None:
    plain = client.get("/assets/index-B4d5c6.js", headers={"accept-encoding": "identity"})
    with client.stream("GET", "/assets/index-B4d5c6.js", headers={"accept-encoding": "gzip"}) as script:
        assert gzip.decompress(b"".join(script.iter_raw())) == plain.content
    assert "content-encoding" not in plain.headers


@pytest.mark.parametrize(
    "path",
    [
        "/assets/index-old.js",
        "/assets/",
        "/favicon.png",
        "/../../etc/passwd.txt",
        "/%2e%2e/%2e%2e/etc/passwd.txt",
        "/assets/%2e%2e/%2e%2e/settings.py",
        "/assets%2f..%2f..%2fsettings.py",
        "/nul%00.txt",
        "/" + "a" * 5_000 + ".js",
    ],
)
def test_a_file_that_is_not_there_is_not_found(client: httpx.Client, path: str) -> None:
    request = client.build_request("GET", "/")
    request.url = request.url.copy_with(raw_path=path.encode())
    answer = client.send(request)
    assert answer.status_code == 404
    assert "no-store" in answer.headers["cache-control"]


def test_nothing_can_be_sent_to_a_page(client: httpx.Client) -> None:
    assert client.post("/grids/370202010004").status_code == 405
