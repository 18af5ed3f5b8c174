"""What a request may cost, refused before validation and in linear time.

The numbers were set from the screen's own documents and the benchmark's large query, with room to grow; the tests
print what each of those uses.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    InlineFragmentNode,
    SelectionSetNode,
    parse,
)

from schema.graph.refusals import Refusal, over_limit


@dataclass(frozen=True)
class Limits:
    """The numbers. `rows` is the estimate of a whole operation, `page` the most a connection gives at once."""

    characters: int = 32_768
    tokens: int = 4_000
    depth: int = 16
    fields: int = 1_000
    aliases: int = 200
    rows: int = 100_000
    page: int = 200
    default_page: int = 20


LIMITS = Limits()


@dataclass(frozen=True)
class Weight:
    """What a selection amounts to once its fragments are spread out."""

    fields: int = 0
    aliases: int = 0
    depth: int = 0

    def __add__(self, other: "Weight") -> "Weight":
        return Weight(self.fields + other.fields, self.aliases + other.aliases, max(self.depth, other.depth))


class Scale:
    """Weighs selections, each fragment once, however often it is spread."""

    def __init__(self, fragments: Iterable[FragmentDefinitionNode]) -> None:
        self.fragments = {fragment.name.value: fragment for fragment in fragments}
        self.weights: dict[str, Weight] = {}

    def weigh(self, selections: SelectionSetNode | None) -> Weight:
        """The weight of a selection set; a fragment inside itself counts nothing, validation refuses it."""
        total = Weight()
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                below = self.weigh(node.selection_set)
                total += Weight(below.fields + 1, below.aliases + (node.alias is not None), below.depth + 1)
            elif isinstance(node, InlineFragmentNode):
                total += self.weigh(node.selection_set)
            elif isinstance(node, FragmentSpreadNode):
                total += self._weigh_fragment(node.name.value)
        return total

    def _weigh_fragment(self, name: str) -> Weight:
        if name not in self.weights:
            self.weights[name] = Weight()
            fragment = self.fragments.get(name)
            self.weights[name] = self.weigh(fragment.selection_set) if fragment else Weight()
        return self.weights[name]


def parse_within_limits(query: str, limits: Limits = LIMITS) -> DocumentNode:
    """The document of a query text. Refuses syntax errors and what is longer, deeper or wider than `limits`."""
    _refuse_over(len(query), limits.characters, "characters", "字符数", "characters")
    try:
        document = parse(query, max_lexical_tokens=limits.tokens, allow_empty_selection_sets=False)
    except GraphQLSyntaxError as error:
        if "tokens" in error.message and "Syntax Error: Document contains" in error.message:
            raise _over("tokens", limits.tokens, "词元数", "tokens") from None
        raise Refusal("SYNTAX_ERROR", f"GraphQL 语法错误:{error.message}", error.message) from None
    fragments = [node for node in document.definitions if isinstance(node, FragmentDefinitionNode)]
    scale = Scale(fragments)
    # Every definition counts, so nothing large hides in an operation that is not run or a fragment that is not spread.
    weights = [scale.weigh(getattr(node, "selection_set", None)) for node in document.definitions]
    total = sum(weights, Weight())
    _refuse_over(total.depth, limits.depth, "depth", "嵌套层数", "levels of nesting")
    _refuse_over(total.aliases, limits.aliases, "aliases", "别名数", "aliases")
    _refuse_over(total.fields, limits.fields, "fields", "字段数", "fields")
    return document


def refuse_too_many_rows(rows: int, limits: Limits = LIMITS) -> None:
    """Refuse an operation whose pages multiply to more rows than the server reads for one answer."""
    _refuse_over(rows, limits.rows, "rows", "预计行数", "estimated rows")


def _refuse_over(actual: int, limit: int, what: str, zh: str, en: str) -> None:
    if actual > limit:
        raise over_limit(
            what, f"查询的{zh}为 {actual},上限是 {limit}。", f"The query has {actual} {en}; the limit is {limit}."
        )


def _over(what: str, limit: int, zh: str, en: str) -> Refusal:
    return over_limit(what, f"查询的{zh}超过上限 {limit}。", f"The query has more than {limit} {en}.")
