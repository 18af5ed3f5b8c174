"""The scalars of the graph beside GraphQL's and Strawberry's own."""

from typing import Any, NewType

import strawberry
from strawberry.types.scalar import ScalarDefinition

GeoJSON = NewType("GeoJSON", dict[str, Any])

SCALARS: dict[object, ScalarDefinition] = {
    GeoJSON: strawberry.scalar(
        name="GeoJSON",
        description="A GeoJSON geometry object: WGS 84, longitude before latitude.",
        specified_by_url="https://www.rfc-editor.org/rfc/rfc7946",
    ),
}
