"""Reads what is written about the demonstration places: one folder a place, TOML for what nests, CSV for what lists."""

import csv
import tomllib
from datetime import date
from pathlib import Path

from schema.access.kinds import Role
from schema.demonstration.content import (
    Alliance,
    Bodies,
    Content,
    Division,
    Figures,
    Lent,
    OwnGrid,
    Place,
    Posts,
    Seats,
    Service,
    Table,
    Unit,
)
from schema.demonstration.survey import Outline
from schema.grids.kinds import GridLevel, ManagementMode, NetKind
from schema.organizations.kinds import MemberSelection, OrganizationKind
from schema.partners.kinds import JointDuty, PartnerUnitKind, PartnerUnitRelation, PartnerUnitStanding, ResourceKind
from schema.posts.kinds import RecruitmentChannel
from schema.services.kinds import Audience, ServiceDelivery, ServiceDimension, ServicePlaceKind, ServiceProvider


def read_contents(folder: Path) -> list[Content]:
    """The content of every place in the folder, by folder name."""
    return [read_content(place) for place in sorted(folder.iterdir()) if place.is_dir()]


def read_content(folder: Path) -> Content:
    """The content of one place."""
    grids = tomllib.loads((folder / "grids.toml").read_text("utf-8"))
    places = tomllib.loads((folder / "places.toml").read_text("utf-8"))["places"]
    people = tomllib.loads((folder / "people.toml").read_text("utf-8"))
    organizations = tomllib.loads((folder / "organizations.toml").read_text("utf-8"))["organizations"]
    return Content(
        outline=Outline(**grids["outline"]),
        streets=tuple(grids["streets"]),
        divisions=tuple(division(table) for table in grids["divisions"]),
        alliances=tuple(Alliance(**table) for table in grids.get("alliances", [])),
        units=tuple(unit(row) for row in read_rows(folder / "units.csv")),
        resources=tuple(lent(row) for row in read_rows(folder / "resources.csv")),
        places=tuple(place(table) for table in places),
        services=tuple(service(row) for row in read_rows(folder / "services.csv")),
        posts=tuple(posts(table) for table in people["posts"]),
        residents=people["residents"],
        organizations=tuple(bodies(table) for table in organizations),
    )


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file by the names in its first line."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def division(table: Table) -> Division:
    """A division from its table in grids.toml."""
    return Division(
        **table
        | {
            "nets": nets(table.get("nets", {})),
            "grid_nets": nets(table.get("grid_nets", {})),
            "figures": tuple(Figures(**figures) for figures in table.get("figures", [])),
            "grids": tuple(own_grid(grid) for grid in table.get("grids", [])),
        }
    )


def nets(table: Table) -> dict[NetKind, str]:
    """The bodies responsible, by kind of net."""
    return {NetKind(kind): responsible for kind, responsible in table.items()}


def own_grid(table: Table) -> OwnGrid:
    """A grid below a community from its table in grids.toml."""
    return OwnGrid(
        name=table["name"],
        brand=table.get("brand"),
        management=ManagementMode(table["management"]) if "management" in table else None,
        micro_grids=tuple(table.get("micro_grids", ())),
        buildings=tuple(table.get("buildings", ())),
    )


def unit(row: dict[str, str]) -> Unit:
    """A partner unit from its line in units.csv."""
    return Unit(
        grid=row["grid"],
        name=row["name"],
        kind=PartnerUnitKind(row["kind"]),
        relation=PartnerUnitRelation(row["relation"]),
        standing=PartnerUnitStanding(row["standing"]),
        duties=tuple(JointDuty(duty) for duty in row["duties"].split()),
        alliance=row["alliance"] or None,
        joined_on=date.fromisoformat(row["joined_on"]),
        address=row["address"],
        introduction=row["introduction"] or None,
        agreement=row["agreement"] or None,
        published=row["published"] == "yes",
    )


def lent(row: dict[str, str]) -> Lent:
    """A resource from its line in resources.csv."""
    return Lent(
        unit=row["unit"],
        serves=row["serves"],
        kind=ResourceKind(row["kind"]),
        name=row["name"],
        quantity=int(row["quantity"]),
        measure=row["measure"],
        periods=row["periods"],
        conditions=row["conditions"] or None,
    )


def place(table: Table) -> Place:
    """A service place from its table in places.toml."""
    return Place(**table | {"kind": ServicePlaceKind(table["kind"])})


def service(row: dict[str, str]) -> Service:
    """A service item from its line in services.csv."""
    return Service(
        grid=row["grid"],
        name=row["name"],
        dimension=ServiceDimension(row["dimension"]),
        audience=Audience(row["audience"]),
        provider=ServiceProvider(row["provider"]),
        delivery=ServiceDelivery(row["delivery"]),
        unit=row["unit"] or None,
        place=row["place"] or None,
        device=row["device"] or None,
        price_fen=int(row["price_fen"]),
        price_points=int(row["price_points"]) if row["price_points"] else None,
        capacity=int(row["capacity"]) if row["capacity"] else None,
        lead_time_minutes=int(row["lead_time_minutes"]),
        introduction=row["introduction"] or None,
        published=row["published"] == "yes",
    )


def posts(table: Table) -> Posts:
    """Posts of one kind from their table in people.toml."""
    return Posts(
        **table
        | {
            "level": GridLevel[table["level"]],
            "role": Role(table["role"]),
            "channels": tuple(RecruitmentChannel(channel) for channel in table["channels"]),
            "nets": tuple(NetKind(net) for net in table.get("nets", ())),
            "management": ManagementMode(table["management"]) if "management" in table else None,
        }
    )


def bodies(table: Table) -> Bodies:
    """Organizations of one kind from their table in organizations.toml."""
    return Bodies(
        **table
        | {
            "within": tuple(table["within"]),
            "level": GridLevel[table["level"]],
            "kind": OrganizationKind(table["kind"]),
            "names": tuple(table["names"]),
            "under": OrganizationKind(table["under"]) if "under" in table else None,
            "management": ManagementMode(table["management"]) if "management" in table else None,
            "members": tuple(seats(member) for member in table.get("members", ())),
        }
    )


def seats(table: Table) -> Seats:
    """Members of one title from their table in organizations.toml."""
    return Seats(
        **table | {"selection": MemberSelection(table["selection"]) if "selection" in table else None},
    )
