"""The vocabulary of the service menu."""

from enum import Enum


class ServiceDimension(Enum):
    """On what terms a service is given (服务维度)."""

    PUBLIC = "PUBLIC"
    CHARITABLE = "CHARITABLE"
    VOLUNTEER = "VOLUNTEER"
    DISCOUNT = "DISCOUNT"
    SELF_SERVICE = "SELF_SERVICE"


class ServiceProvider(Enum):
    """Who gives a service (提供方)."""

    PARTNER = "PARTNER"
    ORGANIZATION = "ORGANIZATION"
    DEVICE = "DEVICE"


class ServiceDelivery(Enum):
    """Where a service reaches a person (服务方式)."""

    AT_PLACE = "AT_PLACE"
    HOME_VISIT = "HOME_VISIT"
    ONLINE = "ONLINE"


class Audience(Enum):
    """Whom a service is for (服务对象)."""

    EVERYONE = "EVERYONE"
    ELDERS = "ELDERS"
    CHILDREN = "CHILDREN"
    WOMEN = "WOMEN"
    DISABLED = "DISABLED"
    RIDERS = "RIDERS"
    JOB_SEEKERS = "JOB_SEEKERS"
    FAMILIES_IN_DIFFICULTY = "FAMILIES_IN_DIFFICULTY"


class ServicePlaceKind(Enum):
    """What a service place is (阵地类型)."""

    SERVICE_CENTER = "SERVICE_CENTER"
    STATION = "STATION"
    HALL = "HALL"
    SHARED_SPACE = "SHARED_SPACE"
    RIDER_STATION = "RIDER_STATION"
    MEAL_POINT = "MEAL_POINT"
    CARE_STATION = "CARE_STATION"
    POINTS_SHOP = "POINTS_SHOP"
    STUDIO = "STUDIO"
    SELF_SERVICE_POINT = "SELF_SERVICE_POINT"
