"""What the caller can read: media type, encoding and language, from the Accept headers (RFC 9110, section 12).

Browsers and clients repeat the same few headers for ever, so each is read once and remembered.
"""

from functools import lru_cache
from typing import Literal

from schema.graph.refusals import Language

MediaType = Literal["application/graphql-response+json", "application/json"]
RESPONSE_JSON: MediaType = "application/graphql-response+json"
PLAIN_JSON: MediaType = "application/json"


@lru_cache(maxsize=64)
def answer_media_type(accept: bytes | None) -> MediaType | None:
    """The media type to answer in, or None when the caller reads neither.

    Plain JSON for a caller who names no preference, as GraphQL over HTTP advises for old clients.
    """
    weights = _weights(accept) if accept is not None else {"*/*": 1.0}
    plain = _weight(weights, PLAIN_JSON, "application/*", "*/*")
    graphql = _weight(weights, RESPONSE_JSON, "application/*", "*/*")
    if max(plain, graphql) <= 0:
        return None
    wanted = graphql >= plain if RESPONSE_JSON in weights else graphql > plain
    return RESPONSE_JSON if wanted else PLAIN_JSON


@lru_cache(maxsize=64)
def reads_gzip(accept_encoding: bytes | None) -> bool:
    """Whether the caller asks for gzip; one who says nothing gets the bytes as they are."""
    return accept_encoding is not None and _weight(_weights(accept_encoding), "gzip", "*") > 0


@lru_cache(maxsize=64)
def preferred_language(accept_language: bytes | None) -> Language:
    """English only for a caller who prefers it to Chinese."""
    if accept_language is None:
        return "zh"
    best: dict[str, float] = {}
    for tag, weight in _weights(accept_language).items():
        primary = tag.partition("-")[0]
        best[primary] = max(best.get(primary, 0.0), weight)
    return "en" if best.get("en", 0.0) > best.get("zh", 0.0) else "zh"


@lru_cache(maxsize=64)
def is_json_body(content_type: bytes | None) -> bool:
    """Whether the body says it is JSON in UTF-8."""
    if content_type is None:
        return False
    media_type, *parameters = content_type.decode("latin-1").lower().split(";")
    charsets = [
        value.strip('" ') for name, _, value in (p.strip().partition("=") for p in parameters) if name == "charset"
    ]
    return media_type.strip() == PLAIN_JSON and all(charset in ("utf-8", "utf8") for charset in charsets)


def _weights(header: bytes) -> dict[str, float]:
    """Each choice of the header in lower case with its weight; parameters other than q are dropped."""
    weights: dict[str, float] = {}
    for choice in header.decode("latin-1").lower().split(","):
        name, *parameters = (part.strip() for part in choice.split(";"))
        weights[name] = next((_quality(p[2:]) for p in parameters if p.startswith("q=")), 1.0)
    return weights


def _weight(weights: dict[str, float], *names: str) -> float:
    """The weight of the most specific of `names` that the header gives; 0 when it gives none."""
    return next((weights[name] for name in names if name in weights), 0.0)


def _quality(text: str) -> float:
    """RFC 9110 allows 0 to 1 with three decimals; anything else counts as not wanted."""
    try:
        quality = float(text)
    except ValueError:
        return 0.0
    return quality if 0 <= quality <= 1 else 0.0
