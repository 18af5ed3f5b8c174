"""The scalars of the graph beside GraphQL's own."""

import re
from datetime import UTC, date, datetime
from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

GeoJSON = NewType("GeoJSON", dict[str, Any])
JSON = NewType("JSON", dict[str, Any])
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_day(text: object) -> date:
    """The day of YYYY-MM-DD; `date.fromisoformat` takes weeks and more."""
    if not isinstance(text, str) or not DAY.fullmatch(text):
        raise ValueError("A day is written YYYY-MM-DD.")
    return date.fromisoformat(text)


MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2})")


def written_moment(moment: datetime) -> str:
    """A moment as answers carry it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def parse_moment(text: object) -> datetime:
    """The moment of YYYY-MM-DDThh:mm:ss with Z or an offset (RFC 3339)."""
    if not isinstance(text, str) or not MOMENT.fullmatch(text):
        raise ValueError("A moment is written YYYY-MM-DDThh:mm:ssZ, or with an offset such as +08:00.")
    return datetime.fromisoformat(text).astimezone(UTC)


SCALARS: dict[object, ScalarDefinition] = {
    date: strawberry.scalar(
        name="Date",
        description="A calendar day in Asia/Shanghai, YYYY-MM-DD.",
        serialize=date.isoformat,
        parse_value=parse_day,
    ),
    datetime: strawberry.scalar(
        name="DateTime",
        description="A moment in UTC to the second, YYYY-MM-DDThh:mm:ssZ.",
        serialize=written_moment,
        parse_value=parse_moment,
        specified_by_url="https://www.rfc-editor.org/rfc/rfc3339",
    ),
    GeoJSON: strawberry.scalar(
        name="GeoJSON",
        description="A GeoJSON geometry object: WGS 84, longitude before latitude.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc7946",
    ),
    JSON: strawberry.scalar(
        name="JSON", description="Any JSON value.", specified_by_url="https://www.rfc-editor.org/rfc/rfc8259"
    ),
}
