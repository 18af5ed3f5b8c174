"""Writes the service places and the service menu of a demonstration place."""

from dataclasses import dataclass

from schema.demonstration.content import Content, Place, Service
from schema.demonstration.sheet import Sheet
from schema.demonstration.survey import Surveyed
from schema.demonstration.week import weekly_spans
from schema.grids.rules.pinyin import spell
from schema.grids.tables import Grid
from schema.partners.tables import PartnerUnit
from schema.services.tables import (
    Device,
    DeviceFunction,
    Equipment,
    OpeningException,
    OpeningHours,
    Room,
    ServiceItem,
    ServicePlace,
)


@dataclass(frozen=True)
class ServiceRows:
    """Writes on a sheet; `by_code` and `ground` hold every grid of the place, `units` its partner units by name."""

    sheet: Sheet
    by_code: dict[str, Grid]
    ground: dict[str, Surveyed]
    units: dict[str, PartnerUnit]

    def gather(self, content: Content) -> None:
        """Add all places with what stands in them, and the menu."""
        places = {place.name: self._add_place(place) for place in content.places}
        devices = {
            device["name"]: self._add_device(places[place.name], **device)
            for place in content.places
            for device in place.devices
        }
        for service in content.services:
            self._add_item(service, places, devices)

    def _add_place(self, place: Place) -> ServicePlace:
        pinyin, initials = spell(place.name)
        row = self.sheet.add(
            ServicePlace,
            grid_id=self.by_code[place.grid].id,
            kind=place.kind.value,
            name=place.name,
            pinyin=pinyin,
            initials=initials,
            address=place.address,
            point=self.ground[place.grid].point_of(place.name),
            introduction=place.introduction,
            published=place.published,
        )
        self._furnish(row, place)
        return row

    def _furnish(self, row: ServicePlace, place: Place) -> None:
        for weekday, opens, closes in weekly_spans(place.hours):
            self.sheet.add(OpeningHours, place_id=row.id, weekday=weekday, opens=opens, closes=closes)
        for exception in place.exceptions:
            self.sheet.add(OpeningException, place_id=row.id, **exception)
        for room in place.rooms:
            self.sheet.add(Room, place_id=row.id, **room)
        for equipment in place.equipment:
            self.sheet.add(Equipment, place_id=row.id, **equipment)

    def _add_device(self, place: ServicePlace, functions: list[str], **columns: object) -> Device:
        device = self.sheet.add(Device, place_id=place.id, **columns)
        for name in functions:
            self.sheet.add(DeviceFunction, device_id=device.id, name=name)
        return device

    def _add_item(self, service: Service, places: dict[str, ServicePlace], devices: dict[str, Device]) -> None:
        pinyin, initials = spell(service.name)
        self.sheet.add(
            ServiceItem,
            grid_id=self.by_code[service.grid].id,
            name=service.name,
            pinyin=pinyin,
            initials=initials,
            dimension=service.dimension.value,
            audience=service.audience.value,
            provider=service.provider.value,
            unit_id=self.units[service.unit].id if service.unit else None,
            device_id=devices[service.device].id if service.device else None,
            place_id=places[service.place].id if service.place else None,
            delivery=service.delivery.value,
            price_fen=service.price_fen,
            price_points=service.price_points,
            capacity=service.capacity,
            lead_time_minutes=service.lead_time_minutes,
            introduction=service.introduction,
            published=service.published,
        )
