"""Gives the divisions of a demonstration place their ground, nets and figures, and adds the grids below them."""

from collections.abc import Iterable
from dataclasses import asdict
from itertools import pairwise

from schema.demonstration.content import Content, Division, Figures, OwnGrid
from schema.demonstration.sheet import Sheet
from schema.demonstration.survey import Plot, Surveyed
from schema.grids.kinds import GridLevel, NetKind
from schema.grids.rules.paths import extend
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid, GridFigures, GridNet

APPORTIONED = ("households", "residents", "shops")


def running_codes(parent: str, names: tuple[str, ...]) -> list[tuple[str, str]]:
    """A code for each name below the parent: two digits, or three where there are more than 99."""
    width = 3 if len(names) > 99 else 2
    return [(f"{parent}-{number:0{width}}", name) for number, name in enumerate(names, start=1)]


def plots(content: Content, communities: Iterable[str]) -> tuple[Plot, ...]:
    """Everything in the place that gets ground: its streets, their communities, and the grids below."""
    divisions = {division.code: division for division in content.divisions}
    by_street = {street: [code for code in communities if code.startswith(street)] for street in content.streets}
    return tuple(
        street_plot(street, tuple(community_plot(code, divisions.get(code)) for code in codes))
        for street, codes in by_street.items()
    )


def street_plot(code: str, parts: tuple[Plot, ...]) -> Plot:
    """The plot of a street."""
    return Plot(code, parts, weight=sum(part.weight for part in parts))


def community_plot(code: str, division: Division | None) -> Plot:
    """The plot of a community; one with many grids is larger, though not in proportion."""
    grids = division.grids if division else ()
    named = zip(running_codes(code, tuple(grid.name for grid in grids)), grids, strict=True)
    parts = tuple(grid_plot(own, grid) for (own, _), grid in named)
    return Plot(code, parts, weight=max(1, sum(part.weight for part in parts)) ** 0.3)


def grid_plot(code: str, grid: OwnGrid) -> Plot:
    """The plot of a grid with its micro-grids or its buildings."""
    below = running_codes(code, grid.micro_grids or grid.buildings)
    parts = tuple(Plot(part, footprint=bool(grid.buildings)) for part, _ in below)
    return Plot(code, parts, weight=max(1, len(parts)))


class GridRows:
    """Writes the grids of one place on a sheet; `by_code` holds the official divisions, and then every grid added."""

    def __init__(self, sheet: Sheet, by_code: dict[str, Grid], ground: dict[str, Surveyed]) -> None:
        self._sheet, self._by_code, self._ground = sheet, by_code, ground

    def settle(self, content: Content) -> None:
        """Give every division of the place what is written about it."""
        for code, surveyed in self._ground.items():
            if code in self._by_code:
                self._by_code[code].point = surveyed.point()
                self._by_code[code].boundary = surveyed.boundary
        for division in content.divisions:
            self._describe(division)

    def _describe(self, division: Division) -> None:
        grid = self._by_code[division.code]
        grid.label, grid.brand = division.label, division.brand
        self._add_nets(grid, division.nets)
        for figures in division.figures:
            self._sheet.add(GridFigures, grid_id=grid.id, **asdict(figures))
        own = [self._add_own_grid(grid, division, code, each) for code, each in self._own_grids(division)]
        for figures in division.figures if own else ():
            self._apportion(figures, division, own)

    def _own_grids(self, division: Division) -> list[tuple[str, OwnGrid]]:
        codes = running_codes(division.code, tuple(grid.name for grid in division.grids))
        return [(code, grid) for (code, _), grid in zip(codes, division.grids, strict=True)]

    def _add_own_grid(self, community: Grid, division: Division, code: str, own: OwnGrid) -> Grid:
        grid = self._add(community, code, own.name, GridLevel.GRID, division.grid_label)
        grid.brand = own.brand
        grid.management = own.management.value if own.management else None
        self._add_nets(grid, division.grid_nets)
        for micro_code, name in running_codes(code, own.micro_grids):
            self._add(grid, micro_code, name, GridLevel.MICRO_GRID, division.micro_grid_label)
        for building_code, name in running_codes(code, own.buildings):
            self._add(grid, building_code, name, GridLevel.BUILDING, None)
        return grid

    def _add(self, parent: Grid, code: str, name: str, level: GridLevel, label: str | None) -> Grid:
        pinyin, initials = spell(name)
        grid = self._sheet.add(
            Grid,
            parent_id=parent.id,
            level=level.value,
            label=label,
            code=code,
            name=name,
            pinyin=pinyin,
            initials=initials,
            point=self._ground[code].point(),
            boundary=self._ground[code].boundary,
        )
        grid.path = extend(parent.path, grid.id)
        self._by_code[code] = grid
        return grid

    def _add_nets(self, grid: Grid, nets: dict[NetKind, str]) -> None:
        for kind, responsible in nets.items():
            self._sheet.add(GridNet, grid_id=grid.id, kind=kind.value, responsible=responsible.format(grid=grid.name))

    def _apportion(self, figures: Figures, division: Division, own: list[Grid]) -> None:
        weights = [max(1, len(grid.micro_grids or grid.buildings)) for grid in division.grids]
        shares = {name: apportion(getattr(figures, name), weights) for name in APPORTIONED}
        for index, grid in enumerate(own):
            counted = {name: share[index] for name, share in shares.items()}
            buildings = len(division.grids[index].buildings) or None
            self._sheet.add(GridFigures, grid_id=grid.id, as_of=figures.as_of, buildings=buildings, **counted)


def apportion(total: int | None, weights: list[int]) -> list[int | None]:
    """Whole shares of the total in proportion to the weights, which add up to it. What was not counted stays so."""
    if total is None:
        return [None] * len(weights)
    bounds = [total * sum(weights[:end]) // sum(weights) for end in range(len(weights) + 1)]
    return [after - before for before, after in pairwise(bounds)]
