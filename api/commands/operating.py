"""What whoever runs the machine does to accounts: by the same rules as everybody, but with nobody to ask leave of."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TypeVar

from schema.database import open_database
from schema.graph.execute import open_graph
from schema.graph.refusals import Refusal
from schema.graph.stage import Stage
from schema.graph.viewer import Viewer
from schema.root import build_root

T = TypeVar("T")
# What history calls them.
OPERATOR = Viewer(name="命令行 (command line)")


@asynccontextmanager
async def operating(url: str) -> AsyncIterator[Stage]:
    """A stage on the database of a URL. What a rule refuses becomes a ValueError of one sentence."""
    async with open_database(url) as database, open_graph(build_root(), database) as graph:
        try:
            yield graph.stage(OPERATOR)
        except Refusal as refusal:
            raise ValueError(refusal.en) from refusal
