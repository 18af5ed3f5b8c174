"""Who is asking. Permissions read it inside the statement; nothing is filtered afterwards."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from schema.graph.words import Word

# The path of which every grid's path is an extension.
EVERYWHERE = ""


@dataclass(frozen=True)
class Viewer:
    """The person a question is answered for, and for whom something is changed.

    `reach` holds, for each right, the paths of the grids in whose subtrees the viewer has it. Nobody signed in has
    neither account nor reach and sees what is published. `name` and `post` are what history calls the viewer.

    `must` is what the viewer has to do before anything else, and then `reach` is empty; `by_token` says that a program
    shows a token for the person, who is not there.
    """

    account: int | None = None
    person: int | None = None
    name: str = ""
    post: str | None = None
    reach: Mapping[Any, tuple[str, ...]] = field(default_factory=dict)
    must: Word | None = None
    by_token: bool = False

    def paths(self, right: Word) -> tuple[str, ...]:
        """Where the viewer has a right."""
        return self.reach.get(right, ())

    @cached_property
    def shape(self) -> Hashable:
        """What of the viewer the text of a statement depends on."""
        counts = tuple(sorted((right.value, len(paths)) for right, paths in self.reach.items()))
        return self.account is None, self.person is None, counts

    @cached_property
    def _identity(self) -> Hashable:
        return self.account, self.person, tuple(sorted((right.value, paths) for right, paths in self.reach.items()))

    def __hash__(self) -> int:
        return hash(self._identity)


ANONYMOUS = Viewer()
