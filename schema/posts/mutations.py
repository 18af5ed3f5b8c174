"""What may be changed about posts."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from schema.access.kinds import Role
from schema.graph.entity import entry, mutation
from schema.graph.unit import Unit
from schema.grids.kinds import NetKind
from schema.grids.types import Grid
from schema.history.entries import EXPECTED_VERSION, MANDATORY_REASON, REASON
from schema.people.types import Person
from schema.posts.kinds import RecruitmentChannel
from schema.posts.rules import appoint as appointing
from schema.posts.types import GridPost

Given = Mapping[str, object]

POST = entry(GridPost, "The post.", required=True)


@mutation(
    takes={
        "grid": entry(Grid, "Where.", required=True),
        "person": entry(Person, "Who.", required=True),
        "role": entry(Role, "Role that the post gives; no more rights than the caller's own.", required=True),
        "started_on": entry(date, "First day.", required=True),
        "ended_on": entry(date, "Last day; left out for a post without an end."),
        "title": entry(str, "What this place calls the post.", most=50),
        "net": entry(NetKind, "Net for which it is held; left out for all."),
        "channel": entry(RecruitmentChannel, "How the holder came to it."),
        "reason": REASON,
    },
    gives={"post": entry(GridPost, "The new post.")},
)
async def appoint(unit: Unit, grid: int, person: int, **given: Any) -> Given:
    """Give a person a post in a grid."""
    await unit.require(Grid, grid, "appoint", "grid")
    await unit.require(Person, person, "hold_post", "person")
    return {"post": (await appointing.appoint(unit, grid=grid, person=person, **given)).pk}


@mutation(
    takes={
        "post": POST,
        "on": entry(date, "Last day.", required=True),
        "expected_version": EXPECTED_VERSION,
        "reason": MANDATORY_REASON,
    },
    gives={"post": entry(GridPost, "The post, ended.")},
)
async def end_post(unit: Unit, post: int, on: date, expected_version: int, reason: str) -> Given:
    """End a post. It stays in the record of who held what when."""
    await unit.require(GridPost, post, "end", "post")
    return {"post": (await appointing.end_post(unit, post, on, expected_version, reason)).pk}


@mutation(
    takes={
        "post": POST,
        "to": entry(Person, "Who holds it from then on.", required=True),
        "on": entry(date, "First day of the successor; the day before is the last of the predecessor.", required=True),
        "expected_version": EXPECTED_VERSION,
        "reason": MANDATORY_REASON,
    },
    gives={
        "ended": entry(GridPost, "The post that ended."),
        "begun": entry(GridPost, "The post that began."),
    },
)
async def hand_over_post(unit: Unit, post: int, to: int, **given: Any) -> Given:
    """Hand a post over to another person without a gap."""
    await unit.require(GridPost, post, "end", "post")
    await unit.require(Person, to, "hold_post", "to")
    ended, begun = await appointing.hand_over(unit, post, to, **given)
    return {"ended": ended.pk, "begun": begun.pk}
