"""What the door refuses before a request reaches the graph: the HTTP status beside the code and the sentence."""

from dataclasses import dataclass, field

import orjson

from schema.graph.refusals import Language, Refusal

MAXIMUM_BODY = 256 * 1024
MAXIMUM_DEPTH = 32


@dataclass
class HttpRefusal(Refusal):
    """A request that is not a well-formed GraphQL-over-HTTP request, or not one that may be answered here."""

    status: int = field(default=400, kw_only=True)


def errors_body(refusal: Refusal, language: Language) -> bytes:
    """The refusal as a complete GraphQL response."""
    return orjson.dumps({"errors": [refusal.formatted(language)]})


def body_missing() -> HttpRefusal:
    return HttpRefusal(
        "BODY_MISSING",
        "请求没有正文,请发送带有 query 或 documentId 的 JSON 对象。",
        "The request has no body: send a JSON object with query or documentId.",
    )


def body_too_large() -> HttpRefusal:
    size = MAXIMUM_BODY // 1024
    return HttpRefusal(
        "BODY_TOO_LARGE",
        f"请求正文超过 {size} KB 的上限。",
        f"The body is larger than the limit of {size} KB.",
        status=413,
    )


def not_utf8(argument: str | None) -> HttpRefusal:
    return HttpRefusal("NOT_UTF8", "请求不是有效的 UTF-8 文本。", "The request is not valid UTF-8.", argument)


def not_json(argument: str | None, position: int) -> HttpRefusal:
    return HttpRefusal(
        "NOT_JSON",
        f"第 {position + 1} 个字符处不是有效的 JSON。",
        f"This is not valid JSON at character {position + 1}.",
        argument,
    )


def too_deep(argument: str | None) -> HttpRefusal:
    return HttpRefusal(
        "TOO_DEEP",
        f"JSON 嵌套超过 {MAXIMUM_DEPTH} 层。",
        f"The JSON is nested deeper than {MAXIMUM_DEPTH} levels.",
        argument,
    )


def number_too_large(argument: str | None) -> HttpRefusal:
    return HttpRefusal(
        "NUMBER_TOO_LARGE",
        "数字超出 64 位的范围(最多 20 位)。",
        "A number is larger than 64 bits hold (20 digits at most).",
        argument,
    )


def bad_character(argument: str | None) -> HttpRefusal:
    return HttpRefusal(
        "BAD_CHARACTER",
        "文本中有不能保存的字符(U+0000 或不成对的代理项)。",
        "The text holds a character that cannot be stored (U+0000 or a lone surrogate).",
        argument,
    )


def batch_refused() -> HttpRefusal:
    return HttpRefusal(
        "BATCH_REFUSED",
        "不支持批量请求,请一次发送一个操作。",
        "Batches are not answered: send one operation at a time.",
    )


def not_an_object() -> HttpRefusal:
    return HttpRefusal("NOT_AN_OBJECT", "请求正文应当是一个 JSON 对象。", "The body must be a JSON object.")


def bad_parameter(name: str, zh: str, en: str) -> HttpRefusal:
    """A request parameter of the wrong type, twice, or together with one that excludes it."""
    return HttpRefusal("BAD_PARAMETER", f"参数 {name} {zh}", f"The parameter {name} {en}", name)


def document_missing() -> HttpRefusal:
    return HttpRefusal(
        "QUERY_MISSING",
        "缺少参数 query,也没有 documentId。",
        "The parameter query is missing, and there is no documentId.",
        "query",
    )


def document_not_found() -> Refusal:
    return Refusal(
        "PERSISTED_DOCUMENT_NOT_FOUND",
        "没有这个编号的持久化文档,请刷新页面或直接发送 query。",
        "There is no persisted document with this id: reload the page, or send the query itself.",
        "documentId",
    )


def method_not_allowed() -> HttpRefusal:
    return HttpRefusal(
        "METHOD_NOT_ALLOWED",
        "此地址只接受 GET、HEAD 和 POST。",
        "Only GET, HEAD and POST are answered here.",
        status=405,
    )


def not_acceptable() -> HttpRefusal:
    return HttpRefusal(
        "NOT_ACCEPTABLE",
        "答复只有 application/graphql-response+json 与 application/json 两种格式。",
        "Answers come as application/graphql-response+json or application/json only.",
        status=406,
    )


def unsupported_media_type() -> HttpRefusal:
    return HttpRefusal(
        "UNSUPPORTED_MEDIA_TYPE",
        "请求正文应当是未压缩的 application/json(UTF-8)。",
        "The body must be application/json in UTF-8, not compressed.",
        status=415,
    )


def mutation_over_get() -> HttpRefusal:
    return HttpRefusal(
        "MUTATION_OVER_GET",
        "GET 只能查询,其他操作请用 POST。",
        "GET answers queries only: send other operations by POST.",
        status=405,
    )


def cross_site_mutation() -> HttpRefusal:
    return HttpRefusal(
        "CROSS_SITE_MUTATION",
        "查询以外的操作只能来自本站,请求应带有同站的 Origin 或 Sec-Fetch-Site。",
        "All but queries must come from this site, with a same-site Origin or Sec-Fetch-Site.",
        status=403,
    )


def bad_token() -> HttpRefusal:
    return HttpRefusal(
        "BAD_TOKEN",
        "令牌无效、已过期或已撤销,请重新签发。",
        "The token is not valid, has expired or was revoked: issue another.",
        status=401,
    )


def internal_error(incident: str) -> HttpRefusal:
    return HttpRefusal(
        "INTERNAL_ERROR",
        f"服务器出错了,报告问题时请附上编号 {incident}。",
        f"Something went wrong on our side: please give the number {incident} when you report it.",
        status=500,
    )
