"""Giving somebody a post, handing it over, and ending it. Nothing about a post is ever overwritten but its last day."""

from collections.abc import Sequence
from datetime import date, timedelta

from schema.access.kinds import RIGHTS, Role
from schema.graph.refusals import Refusal, bad_input
from schema.graph.unit import Unit
from schema.grids.kinds import NetKind
from schema.grids.tables import Grid
from schema.history.rules.revise import add, revise
from schema.posts.kinds import RecruitmentChannel
from schema.posts.tables import GridPost


async def appoint(
    unit: Unit,
    *,
    grid: int,
    person: int,
    role: Role,
    started_on: date,
    ended_on: date | None = None,
    title: str | None = None,
    net: NetKind | None = None,
    channel: RecruitmentChannel | None = None,
    reason: str | None = None,
) -> GridPost:
    """Give a person a post in a grid from a day on.

    Refuses a role that gives more rights than the viewer has there, a last day before the first, and the same post
    twice on one day.
    """
    place = await Grid.get(id=grid, using_db=unit.connection)
    _check_rights(unit, role, place.path)
    if ended_on is not None and ended_on < started_on:
        raise bad_input("endedOn", "结束日期不能早于开始日期。", "a post cannot end before it begins.")
    post = GridPost(
        grid_id=grid,
        person_id=person,
        role=role.value,
        title=title,
        net=net.value if net else None,
        channel=channel.value if channel else None,
        started_on=started_on,
        ended_on=ended_on,
    )
    await _check_free(unit, post)
    await add(unit, post, "appoint", path=place.path, reason=reason)
    return post


async def end_post(unit: Unit, key: int, on: date, expected_version: int, reason: str) -> GridPost:
    """End a post; `on` is its last day."""
    post = await GridPost.get(id=key, using_db=unit.connection).prefetch_related("grid")
    if on < post.started_on:
        raise bad_input("on", "结束日期不能早于开始日期。", "a post cannot end before it begins.")
    await revise(
        unit,
        post,
        "end",
        {"ended_on": on},
        path=post.grid.path,
        reason=reason,
        expected_version=expected_version,
    )
    return post


async def hand_over(
    unit: Unit, key: int, to: int, *, on: date, expected_version: int, reason: str
) -> Sequence[GridPost]:
    """End a post on the day before `on` and give the same to another person from then; both in one unit."""
    ended = await end_post(unit, key, on - timedelta(days=1), expected_version, reason)
    begun = await appoint(
        unit,
        grid=ended.grid.pk,
        person=to,
        role=Role(ended.role),
        started_on=on,
        title=ended.title,
        net=NetKind(ended.net) if ended.net else None,
        channel=RecruitmentChannel(ended.channel) if ended.channel else None,
        reason=reason,
    )
    return ended, begun


def _check_rights(unit: Unit, role: Role, path: str) -> None:
    held = {right for right in RIGHTS[role] if any(path.startswith(above) for above in unit.viewer.paths(right))}
    if held != RIGHTS[role]:
        raise Refusal(
            "ROLE_ABOVE_YOURS",
            "不能任命权限超出您自己的岗位。",
            "Nobody gives a post with more rights than their own.",
            "role",
        )


async def _check_free(unit: Unit, wanted: GridPost) -> None:
    same = GridPost.filter(grid_id=wanted.grid_id, person_id=wanted.person_id, role=wanted.role)  # type: ignore[attr-defined]
    if wanted.ended_on is not None:
        same = same.filter(started_on__lte=wanted.ended_on)
    for post in await same.using_db(unit.connection):
        if post.ended_on is None or post.ended_on >= wanted.started_on:
            raise Refusal(
                "POST_HELD",
                "此人在这段时间已担任这里的同一岗位。",
                "The person holds this very post here at that time.",
                "person",
            )
