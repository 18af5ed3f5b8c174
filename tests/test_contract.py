"""The committed contract and the structure of the house."""

from pathlib import Path

from graphql import GraphQLSchema, build_schema, is_specified_scalar_type
from graphql.utilities import find_breaking_changes
from tortoise.fields.relational import ForeignKeyFieldInstance

from api.commands.export_schema import contract
from schema.root import ENTITIES, SUBJECTS

CONTRACT = Path(__file__).parent.parent / "schema" / "schema.graphql"
ORDER = [module.__name__.split(".")[1] for module in SUBJECTS]


def test_the_committed_contract_is_what_the_code_makes() -> None:
    committed, made = CONTRACT.read_text(encoding="utf-8"), contract()
    broken = find_breaking_changes(build_schema(committed), build_schema(made))
    assert [change.description for change in broken] == []
    assert made == committed, "run `make schema` and review the difference"


def test_everything_in_the_contract_is_described() -> None:
    schema = build_schema(CONTRACT.read_text(encoding="utf-8"))
    assert [place for place, text in _descriptions(schema) if not (text or "").strip()] == []


def test_every_table_says_who_sees_its_rows() -> None:
    declarations = [entity.declaration for entity in ENTITIES if entity.declaration.table is not None]
    assert [declared.name for declared in declarations if declared.visible is None and declared.owner is None] == []


def test_foreign_keys_point_down_the_order_of_subjects() -> None:
    keys = [
        (entity.declaration.table.__name__, name, key)
        for entity in ENTITIES
        if entity.declaration.table is not None
        for name, key in entity.declaration.table._meta.fields_map.items()
        if isinstance(key, ForeignKeyFieldInstance)
    ]
    upward = [
        (table, name, key.model_name)
        for table, name, key in keys
        if ORDER.index(str(key.model_name).split(".")[0]) > ORDER.index(key.model.__module__.split(".")[1])
    ]
    assert keys
    assert upward == []


def _descriptions(schema: GraphQLSchema) -> list[tuple[str, str | None]]:
    found: list[tuple[str, str | None]] = []
    for name, type_ in schema.type_map.items():
        if name.startswith("__") or is_specified_scalar_type(type_):
            continue
        found.append((name, type_.description))
        for field, definition in getattr(type_, "fields", {}).items():
            found.append((f"{name}.{field}", definition.description))
            found += [
                (f"{name}.{field}({key})", taken.description) for key, taken in getattr(definition, "args", {}).items()
            ]
        found += [(f"{name}.{value}", made.description) for value, made in getattr(type_, "values", {}).items()]
    return found
