"""Strawberry's types of mutations, and of what a viewer may do."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import strawberry
from strawberry.utils.str_converters import to_camel_case

from schema.graph.declared import ArgumentDefinition, Change, Entity, is_entity
from schema.graph.inputs import add_input, input_type, list_of

if TYPE_CHECKING:
    from schema.graph.types import TypeBuilder

IDEMPOTENCY_KEY = "idempotency_key"
IDEMPOTENCY = "The caller's own name for this very write: sent again, it answers the same and changes nothing more."


@strawberry.type(description="Whether the viewer may do something with an object, and if not, why.")
class Permission:
    allowed: bool = strawberry.field(description="Whether it may be done.")
    code: str | None = strawberry.field(description="Stable code of what stands in the way; null where it is allowed.")
    reason: str | None = strawberry.field(
        description="What stands in the way, in the caller's language; null where it is allowed."
    )


@strawberry.type(description="Why a mutation changed nothing.")
class UserError:
    code: str = strawberry.field(description="Stable code.")
    message: str = strawberry.field(description="What is wrong and what would be right, in the caller's language.")
    field: str | None = strawberry.field(description="Dotted path, within the input, of the entry at fault, if one is.")


def permissions_type(builder: "TypeBuilder", entity: type[Entity]) -> type[Any]:
    """The type that tells of each action of an entity whether the viewer may."""
    name = entity.declaration.name
    made: type[Any] = strawberry.type(
        type(f"{name}ViewerCan", (), {}), description=f"What the viewer may do with a {name}, and why not."
    )
    for action, declared in entity.declaration.actions.items():
        builder.add(made, action, Permission, declared.description)
    return made


def add_change(builder: "TypeBuilder", owner: type[Any], name: str, declared: Change) -> None:
    """A mutation takes one input and gives one payload."""
    builder.add(owner, name, _payload_type(builder, name, declared) | None, declared.description)
    taken = _input_type(builder, name, declared)
    if taken.__strawberry_definition__.fields:
        owner.__strawberry_definition__.fields[-1].arguments = [builder.argument("input", taken, "What it takes.")]


def _input_type(builder: "TypeBuilder", name: str, declared: Change) -> type[Any]:
    made = input_type(f"{title(name)}Input", f"What `{to_camel_case(name)}` takes.")
    for entry, taken in declared.takes.items():
        add_input(made, entry, _entry_type(builder, taken), taken.description)
    if not (declared.open or declared.staged):
        add_input(made, IDEMPOTENCY_KEY, str | None, IDEMPOTENCY)
    return made


def _entry_type(builder: "TypeBuilder", taken: ArgumentDefinition) -> Any:
    if not taken.listed:
        return builder.argument_type(taken)
    many = list_of(builder.argument_type(replace(taken, required=True)))
    return many if taken.required else many | None


def _payload_type(builder: "TypeBuilder", name: str, declared: Change) -> type[Any]:
    made: type[Any] = strawberry.type(
        type(f"{title(name)}Payload", (), {}), description=f"What `{to_camel_case(name)}` did."
    )
    builder.add(made, "user_errors", list_of(UserError), "Why nothing was changed; empty where it was done.")
    for entry, given in declared.gives.items():
        value = builder.objects[given.type] if is_entity(given.type) else given.type
        builder.add(made, entry, (list_of(value) if given.listed else value) | None, given.description)
    return made


def title(name: str) -> str:
    """The name of a mutation as its input and payload begin with it."""
    return "".join(word.capitalize() for word in name.split("_"))
