"""The vocabulary of partner units and of what they lend."""

from enum import Enum


class PartnerUnitKind(Enum):
    """What a partner unit is (单位类型)."""

    SCHOOL = "SCHOOL"
    HOSPITAL = "HOSPITAL"
    POLICE = "POLICE"
    GOVERNMENT = "GOVERNMENT"
    ENTERPRISE = "ENTERPRISE"
    SHOP = "SHOP"
    BANK = "BANK"
    PROPERTY_COMPANY = "PROPERTY_COMPANY"
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION"
    MEDIA = "MEDIA"
    MILITARY = "MILITARY"
    OTHER = "OTHER"


class PartnerUnitRelation(Enum):
    """How a unit stands to the community: a partner (合伙人) or a joint-building unit (共建单位)."""

    PARTNER = "PARTNER"
    JOINT_UNIT = "JOINT_UNIT"


class PartnerUnitStanding(Enum):
    """Where a unit is between applying and leaving (状态)."""

    APPLIED = "APPLIED"
    ACTIVE = "ACTIVE"
    SUSPENDED = "SUSPENDED"
    LEFT = "LEFT"


class JointDuty(Enum):
    """A duty that partner units carry together: 事务联管, 活动联办, 服务联动, 矛盾联解."""

    AFFAIRS = "AFFAIRS"
    ACTIVITIES = "ACTIVITIES"
    SERVICES = "SERVICES"
    DISPUTES = "DISPUTES"


class ResourceKind(Enum):
    """What a resource is (资源类型)."""

    PLACE = "PLACE"
    GOODS = "GOODS"
    STAFF = "STAFF"
    SKILL = "SKILL"
    TRAINING = "TRAINING"
    SERVICE = "SERVICE"
    MONEY = "MONEY"
    MEDIA = "MEDIA"
