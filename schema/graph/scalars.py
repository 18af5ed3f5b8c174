"""The scalars of the graph beside GraphQL's own."""

import re
from datetime import date
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

GeoJSON = NewType("GeoJSON", dict[str, Any])
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: object) -> date:
    """The day of YYYY-MM-DD; `date.fromisoformat` takes weeks and more."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        raise ValueError("A day is written YYYY-MM-DD.")
    return date.fromisoformat(text)


SCALARS: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="A calendar day in Asia/Shanghai, YYYY-MM-DD.",
        serialize=date.isoformat,
        parse_value=parse_day,
    ),
    GeoJSON: strawberry.scalar(
        name="GeoJSON",
        description="A GeoJSON geometry object: WGS 84, longitude before latitude.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc7946",
    ),
}
