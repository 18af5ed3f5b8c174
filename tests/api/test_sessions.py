"""Sign-in over HTTP: the cookie of a browser, the token of a program, and what neither may do."""

from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.api.people import LOGIN, SESSION, TOKENS, Peopled, peopled_server
from tests.town import PASSWORD

OWN_PAGE = {"sec-fetch-site": "same-origin"}
VIEWER = "{ viewer { login } }"
SIGN_IN = """
mutation ($password: String!) {
  signIn(input: {login: "wenqu", password: $password}) { userErrors { code } account { login } }
}
"""
SIGN_OUT = "mutation { signOut { userErrors { code } } }"
ISSUE = 'mutation { issueToken(input: {name: "app", scopes: [SEE], days: 1}) { secret } }'
ACT = 'mutation { revokeToken(input: {token: "Token:1"}) { userErrors { code } } }'


def post(client: httpx.Client, query: str, headers: dict[str, str], **variables: object) -> httpx.Response:
    return client.post("/graphql", json={"query": query, "variables": variables}, headers=headers)


def code_of(answer: httpx.Response) -> str:
    code: str = answer.json()["errors"][0]["extensions"]["code"]
    return code


def login_of(answer: httpx.Response) -> str | None:
    viewer: dict[str, str] | None = answer.json()["data"]["viewer"]
    return viewer["login"] if viewer else None


def kept(answer: httpx.Response) -> str:
    """The secret that a browser would keep now."""
    cookies: SimpleCookie = SimpleCookie(answer.headers["set-cookie"])
    return cookies["__Host-wangge"].value


@pytest.fixture
def people(peopled: Peopled) -> Iterator[httpx.Client]:
    """A client without a memory for cookies: each test says what is sent."""
    with httpx.Client(base_url=peopled.server.url, timeout=30, cookies=None) as client:
        yield client


def test_signing_in_gives_a_cookie_that_signing_out_takes_back(people: httpx.Client) -> None:
    began = post(people, SIGN_IN, OWN_PAGE, password=PASSWORD)
    people.cookies.clear()
    secret = kept(began)
    assert began.json()["data"]["signIn"] == {"userErrors": [], "account": {"login": LOGIN}}
    assert began.headers["set-cookie"] == (
        f"__Host-wangge={secret}; Max-Age=43200; Path=/; Secure; HttpOnly; SameSite=Lax"
    )
    assert began.headers["cache-control"] == "no-store"
    assert secret not in began.text
    cookie = {"cookie": f"other=1; __Host-wangge={secret}"}
    assert login_of(post(people, VIEWER, cookie)) == LOGIN
    ended = post(people, SIGN_OUT, {**cookie, **OWN_PAGE})
    assert ended.headers["set-cookie"] == "__Host-wangge=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Lax"
    people.cookies.clear()
    assert login_of(post(people, VIEWER, cookie)) is None


def test_a_failed_sign_in_gives_no_cookie(people: httpx.Client) -> None:
    refused = post(people, SIGN_IN, OWN_PAGE, password="wrong")
    assert refused.json()["data"]["signIn"]["userErrors"] == [{"code": "WRONG_PASSWORD"}]
    assert "set-cookie" not in refused.headers


@pytest.mark.parametrize("secret", ["", "x", "x" * 43, SESSION[1:], TOKENS["good"]])
def test_a_cookie_that_is_no_session_makes_a_stranger(people: httpx.Client, secret: str) -> None:
    assert login_of(post(people, VIEWER, {"cookie": f"__Host-wangge={secret}"})) is None


@pytest.mark.parametrize(
    "site", [{}, {"origin": "https://evil.test"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}]
)
def test_a_cookie_changes_nothing_for_a_page_of_another_site(
    people: httpx.Client, peopled: Peopled, site: dict[str, str]
) -> None:
    answer = post(people, ISSUE, {**peopled.cookie, **site})
    assert (answer.status_code, code_of(answer)) == (403, "CROSS_SITE_MUTATION")
    tokens = post(people, "{ viewer { tokens { name } } }", peopled.cookie).json()["data"]["viewer"]["tokens"]
    assert [token["name"] for token in tokens] == ["good", "expired"]


def test_a_token_shows_who_asks_by_post_and_by_get(people: httpx.Client, peopled: Peopled) -> None:
    assert login_of(post(people, VIEWER, peopled.bearer)) == LOGIN
    assert login_of(people.get("/graphql", params={"query": VIEWER}, headers=peopled.bearer)) == LOGIN
    assert login_of(post(people, VIEWER, {"Authorization": f"bearer  {TOKENS['good']}"})) == LOGIN


def test_what_is_answered_to_somebody_is_kept_by_no_browser(people: httpx.Client, peopled: Peopled) -> None:
    for headers in (peopled.cookie, peopled.bearer):
        answer = people.get("/graphql", params={"query": VIEWER}, headers=headers)
        assert (answer.headers["cache-control"], "etag" in answer.headers) == ("no-store", False)
    assert "etag" in people.get("/graphql", params={"query": VIEWER}).headers


def test_a_token_reaches_no_more_than_its_scopes(people: httpx.Client, peopled: Peopled) -> None:
    asked = '{ people(filter: {name: {eq: "司马问渠"}}) { nodes { name viewerCan { edit { allowed } } } } }'
    by_cookie, by_token = (_people(post(people, asked, headers)) for headers in (peopled.cookie, peopled.bearer))
    assert by_cookie == [{"name": "司马问渠", "viewerCan": {"edit": {"allowed": True}}}]
    assert by_token == [{"name": "司马问渠", "viewerCan": {"edit": {"allowed": False}}}]


def _people(answer: httpx.Response) -> Any:
    return answer.json()["data"]["people"]["nodes"]


@pytest.mark.parametrize("accept", ["application/json", "application/graphql-response+json"])
@pytest.mark.parametrize("token", ["", "nonsense", "wangge_" + "x" * 43, TOKENS["expired"], TOKENS["revoked"], SESSION])
def test_a_token_that_does_not_count_is_401(people: httpx.Client, peopled: Peopled, token: str, accept: str) -> None:
    headers = {"authorization": f"Bearer {token}".strip(), "accept": accept, **peopled.cookie}
    for _ in range(2):
        for answer in (
            post(people, VIEWER, headers),
            people.get("/graphql", params={"query": VIEWER}, headers=headers),
        ):
            assert (answer.status_code, code_of(answer)) == (401, "BAD_TOKEN")
            assert answer.headers["www-authenticate"] == 'Bearer realm="wangge", error="invalid_token"'
            assert "data" not in answer.json()


def test_another_scheme_is_for_somebody_else(people: httpx.Client, peopled: Peopled) -> None:
    assert login_of(post(people, VIEWER, {"authorization": "Basic YTpi", **peopled.cookie})) == LOGIN


def test_a_program_with_a_token_is_no_page_and_needs_no_origin(people: httpx.Client, peopled: Peopled) -> None:
    answer = post(people, ACT, peopled.bearer)
    assert (answer.status_code, code_of(answer)) == (200, "SESSION_NEEDED")


def test_beside_a_token_the_cookie_does_not_count(people: httpx.Client, peopled: Peopled) -> None:
    both = {**peopled.bearer, **peopled.cookie, **OWN_PAGE}
    assert code_of(post(people, ISSUE, both)) == "SESSION_NEEDED"
    assert code_of(post(people, SIGN_OUT, both)) == "SESSION_NEEDED"
    assert login_of(post(people, VIEWER, peopled.cookie)) == LOGIN


def test_a_session_lasts_as_long_as_the_operator_says(demonstration_file: Path, tmp_path: Path) -> None:
    with (
        peopled_server(demonstration_file, tmp_path, WANGGE_SESSION_HOURS="2") as peopled,
        httpx.Client(base_url=peopled.server.url, timeout=30) as client,
    ):
        began = post(client, SIGN_IN, OWN_PAGE, password=PASSWORD)
        client.cookies.clear()
        cookie = {"cookie": f"__Host-wangge={kept(began)}"}
        asked = "{ viewer { sessions { startedAt expiresAt } } }"
        session = post(client, asked, cookie).json()["data"]["viewer"]["sessions"][-1]
    assert "Max-Age=7200;" in began.headers["set-cookie"]
    assert int(session["expiresAt"][11:13]) == (int(session["startedAt"][11:13]) + 2) % 24
