"""What a request may cost, refused before validation and in linear time.

The numbers were set from the screen's own documents and the benchmark's large query: the tests hold those to half of
each.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLSyntaxError,
    InlineFragmentNode,
    SelectionNode,
    SelectionSetNode,
    parse,
)

from schema.graph.refusals import Refusal, over_limit


@dataclass(frozen=True)
class Limits:
    """The numbers.

    `depth` counts fields within fields, `levels` lists, objects and filters within each other (which SQLite's parser
    bounds), `spreads` fragments within each other; `pairs` fields of one response key in one selection set, each of
    which validation compares with each other; `conditions` the parts of one field's filters; `statement` the
    characters of SQL; `rows` the estimate of a whole operation; `page` the most that a connection gives at once.
    """

    characters: int = 32_768
    tokens: int = 4_000
    depth: int = 16
    levels: int = 8
    spreads: int = 32
    fields: int = 1_000
    aliases: int = 200
    pairs: int = 1_000
    conditions: int = 100
    introspections: int = 3
    statement: int = 65_536
    rows: int = 100_000
    page: int = 200
    default_page: int = 20


LIMITS = Limits()


@dataclass
class Weight:
    """What a selection amounts to once its fragments are spread out.

    `keys` counts the response keys of the set itself; `pairs` those that share a key within one set, at any depth.
    """

    fields: int = 0
    aliases: int = 0
    depth: int = 0
    spreads: int = 0
    pairs: int = 0
    keys: Counter[str] = field(default_factory=Counter)

    def add(self, other: "Weight") -> None:
        """Weigh another part of the same selection set too."""
        self.pairs += other.pairs + sum(count * self.keys[key] for key, count in other.keys.items())
        self.keys.update(other.keys)
        self.fields += other.fields
        self.aliases += other.aliases
        self.depth = max(self.depth, other.depth)
        self.spreads = max(self.spreads, other.spreads)


class Scale:
    """Weighs selections, each fragment once, however often it is spread."""

    def __init__(self, fragments: Iterable[FragmentDefinitionNode]) -> None:
        self.fragments = {fragment.name.value: fragment for fragment in fragments}
        self.weights: dict[str, Weight] = {}

    def weigh(self, selections: SelectionSetNode | None) -> Weight:
        """The weight of a selection set; a fragment inside itself counts nothing, validation refuses it."""
        total = Weight()
        for node in selections.selections if selections else ():
            total.add(self._weigh_one(node))
        return total

    def _weigh_one(self, node: SelectionNode) -> Weight:
        if isinstance(node, FieldNode):
            below = self.weigh(node.selection_set)
            key = Counter(((node.alias or node.name).value,))
            aliases = below.aliases + (node.alias is not None)
            return Weight(below.fields + 1, aliases, below.depth + 1, below.spreads, below.pairs, key)
        if isinstance(node, InlineFragmentNode):
            return self.weigh(node.selection_set)
        assert isinstance(node, FragmentSpreadNode)
        weight = self._weigh_fragment(node.name.value)
        return replace(weight, spreads=weight.spreads + 1)

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
    try:
        weights = [scale.weigh(getattr(node, "selection_set", None)) for node in document.definitions]
    except RecursionError:
        raise _over("spreads", limits.spreads, "片段嵌套层数", "nested fragments") from None
    _refuse_over(
        max(weight.spreads for weight in weights), limits.spreads, "spreads", "片段嵌套层数", "nested fragments"
    )
    _refuse_over(max(weight.depth for weight in weights), limits.depth, "depth", "嵌套层数", "levels of nesting")
    _refuse_over(sum(weight.aliases for weight in weights), limits.aliases, "aliases", "别名数", "aliases")
    _refuse_over(sum(weight.fields for weight in weights), limits.fields, "fields", "字段数", "fields")
    _refuse_over(sum(weight.pairs for weight in weights), limits.pairs, "pairs", "同名字段对数", "pairs of like fields")
    return document


def refuse_too_many_rows(rows: int, limits: Limits = LIMITS) -> None:
    """Refuse an operation whose pages multiply to more rows than the server reads for one answer."""
    _refuse_over(rows, limits.rows, "rows", "预计行数", "estimated rows")


def refuse_too_many_conditions(conditions: int, argument: str, limits: Limits = LIMITS) -> None:
    """Refuse filters of more parts than a statement holds."""
    _refuse_over(conditions, limits.conditions, argument, "筛选条件数", "conditions")


def refuse_too_long_a_statement(characters: int, limits: Limits = LIMITS) -> None:
    """Refuse a selection so wide that its SQL would be too long."""
    _refuse_over(characters, limits.statement, "statement", "语句字符数", "characters of SQL")


def refuse_too_many_introspections(count: int, limits: Limits = LIMITS) -> None:
    """Refuse asking for the schema over and over."""
    _refuse_over(count, limits.introspections, "introspections", "自省字段数", "fields about the schema")


def too_deep(limits: Limits = LIMITS) -> Refusal:
    """The refusal of lists, objects and filters too many levels within each other."""
    return _over("levels", limits.levels, "列表、对象和筛选的嵌套层数", "levels of lists, objects and filters")


def _refuse_over(actual: int, limit: int, what: str, zh: str, en: str) -> None:
    if actual > limit:
        raise over_limit(
            what, f"查询的{zh}为 {actual},上限是 {limit}。", f"The query has {actual} {en}; the limit is {limit}."
        )


def _over(what: str, limit: int, zh: str, en: str) -> Refusal:
    return over_limit(what, f"查询的{zh}超过上限 {limit}。", f"The query has more than {limit} {en}.")
