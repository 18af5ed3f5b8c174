"""Strawberry, DataLoader and Tortoise as they are usually written: `python -m tests.bench.peers.idiomatic URL PORT`.

One loader for each relation, rows handed to Strawberry as the objects that Tortoise made of them.
"""

import sys
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import strawberry
import uvicorn
from starlette.applications import Starlette
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.types import Info
from tortoise.contrib.starlette import RegisterTortoise
from tortoise.queryset import QuerySet

from schema.engines.addresses import configuration
from schema.grids import tables as grids
from schema.grids.kinds import GridLevel
from schema.partners import tables as partners
from schema.services import tables as services

Rows = QuerySet[Any]
Level = strawberry.enum(GridLevel)


class Loaders:
    """The loaders of one request."""

    def __init__(self) -> None:
        grid = grids.Grid.filter(published=True).order_by("code")
        unit = partners.PartnerUnit.filter(published=True, standing="ACTIVE").order_by("pinyin", "id")
        item = services.ServiceItem.filter(published=True).order_by("pinyin", "id")
        resource = partners.Resource.filter(published=True).order_by("name", "id")
        self.children = _loader(grid, "parent_id")
        self.partner_units = _loader(unit, "grid_id")
        self.service_items = _loader(item, "grid_id")
        self.resources = _loader(resource, "unit_id")


def _loader(rows: Rows, key: str) -> DataLoader[int, list[Any]]:
    return DataLoader(load_fn=partial(_load, rows, key))


async def _load(rows: Rows, key: str, owners: list[int]) -> list[list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in await rows.filter(**{f"{key}__in": owners}):
        found[getattr(row, key)].append(row)
    return [found[owner] for owner in owners]


def _of(relation: str) -> Callable[[Any, Info], Any]:
    async def resolve(self: Any, info: Info) -> Any:
        return await getattr(info.context["loaders"], relation).load(self.id)

    return resolve


@strawberry.type
class Resource:
    name: str
    quantity: int
    measure: str


@strawberry.type
class PartnerUnit:
    name: str
    kind: str
    resources: list[Resource] = strawberry.field(resolver=_of("resources"))


@strawberry.type
class ServiceItem:
    name: str
    dimension: str
    price_fen: int


@strawberry.type
class Grid:
    code: str
    name: str
    level: Level  # type: ignore[valid-type]
    children: list["Grid"] = strawberry.field(resolver=_of("children"))
    partner_units: list[PartnerUnit] = strawberry.field(resolver=_of("partner_units"))
    service_items: list[ServiceItem] = strawberry.field(resolver=_of("service_items"))


@strawberry.type
class Query:
    @strawberry.field
    async def grid(self, code: str) -> Grid | None:
        return await grids.Grid.get_or_none(code=code, published=True)  # type: ignore[return-value]


class Endpoint(GraphQL[dict[str, Loaders], None]):
    """Strawberry's own endpoint, with fresh loaders for each request."""

    async def get_context(self, request: Any, response: Any) -> dict[str, Loaders]:
        return {"loaders": Loaders()}


def create_app(url: str) -> Starlette:
    """The application over the database at a URL."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with RegisterTortoise(app, config=configuration(url)):
            yield

    app = Starlette(lifespan=lifespan)
    app.add_route("/graphql", Endpoint(strawberry.Schema(Query, extensions=[ParserCache, ValidationCache])))  # type: ignore[arg-type]
    return app


if __name__ == "__main__":
    uvicorn.run(create_app(sys.argv[1]), port=int(sys.argv[2]), access_log=False, log_level="warning")
