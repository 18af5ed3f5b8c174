"""Writes the partner units of a demonstration place: alliances, duties, agreements and what they lend."""

from dataclasses import dataclass
from datetime import date, timedelta

from schema.demonstration.content import Content, Lent, Unit
from schema.demonstration.credit_codes import credit_code
from schema.demonstration.sheet import Sheet
from schema.demonstration.survey import Surveyed
from schema.demonstration.week import weekly_spans
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.partners.kinds import PartnerUnitKind
from schema.partners.tables import (
    Agreement,
    Alliance,
    AllianceMember,
    PartnerUnit,
    Resource,
    ResourcePeriod,
    UnitDuty,
)

AGREEMENT_TERM = timedelta(days=3 * 365)


@dataclass(frozen=True)
class PartnerRows:
    """Writes on a sheet; `by_code` and `ground` hold every grid of the place."""

    sheet: Sheet
    by_code: dict[str, Grid]
    ground: dict[str, Surveyed]

    def gather(self, content: Content) -> dict[str, PartnerUnit]:
        """Add all units of the place and return them by name."""
        alliances = {
            alliance.name: self.sheet.add(
                Alliance, grid_id=self.by_code[alliance.grid].id, name=alliance.name, founded_on=alliance.founded_on
            )
            for alliance in content.alliances
        }
        units = {unit.name: self._add_unit(unit, alliances) for unit in content.units}
        for lent in content.resources:
            self._add_resource(units[lent.unit], lent)
        return units

    def _add_unit(self, unit: Unit, alliances: dict[str, Alliance]) -> PartnerUnit:
        pinyin, initials = spell(unit.name)
        row = self.sheet.add(
            PartnerUnit,
            grid_id=self.by_code[unit.grid].id,
            credit_code=registered_code(unit),
            name=unit.name,
            pinyin=pinyin,
            initials=initials,
            kind=unit.kind.value,
            relation=unit.relation.value,
            standing=unit.standing.value,
            address=unit.address,
            point=self.ground[unit.grid].point_of(unit.name),
            introduction=unit.introduction,
            joined_on=unit.joined_on,
            published=unit.published,
        )
        self._add_ties(row, unit, alliances)
        return row

    def _add_ties(self, row: PartnerUnit, unit: Unit, alliances: dict[str, Alliance]) -> None:
        for duty in unit.duties:
            self.sheet.add(UnitDuty, unit_id=row.id, duty=duty.value, since=unit.joined_on)
        if unit.alliance:
            self.sheet.add(
                AllianceMember, alliance_id=alliances[unit.alliance].id, unit_id=row.id, joined_on=unit.joined_on
            )
        if unit.agreement:
            ends = unit.joined_on + AGREEMENT_TERM
            self.sheet.add(
                Agreement,
                unit_id=row.id,
                title=unit.agreement,
                signed_on=unit.joined_on,
                expires_on=date(ends.year, 12, 31),
            )

    def _add_resource(self, unit: PartnerUnit, lent: Lent) -> None:
        row = self.sheet.add(
            Resource,
            unit_id=unit.id,
            serves_id=self.by_code[lent.serves].id,
            kind=lent.kind.value,
            name=lent.name,
            quantity=lent.quantity,
            measure=lent.measure,
            conditions=lent.conditions,
            published=unit.published,
        )
        for weekday, opens, closes in weekly_spans(lent.periods):
            self.sheet.add(ResourcePeriod, resource_id=row.id, weekday=weekday, opens=opens, closes=closes)


def registered_code(unit: Unit) -> str | None:
    """The unit's credit code in the district of its grid; military units have none."""
    return None if unit.kind is PartnerUnitKind.MILITARY else credit_code(unit.kind, unit.grid[:6], unit.name)
