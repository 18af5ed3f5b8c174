"""Who is asking. Permissions read it inside the statement; nothing is filtered afterwards."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Viewer:
    """The person a question is answered for.

    `reach` holds the paths of the grids in which the viewer has a post: rows in those subtrees are visible whether
    published or not. Nobody signed in has no reach and sees what is published.
    """

    reach: tuple[str, ...] = ()


ANONYMOUS = Viewer()
