"""The vocabulary of partner units and of what they lend."""

from schema.graph.words import Word


class PartnerUnitKind(Word):
    """What a partner unit is (单位类型)."""

    SCHOOL = "SCHOOL", "School or kindergarten (学校、幼儿园)."
    HOSPITAL = "HOSPITAL", "Hospital or clinic (医疗机构)."
    POLICE = "POLICE", "Police (公安)."
    GOVERNMENT = "GOVERNMENT", "Government office (机关)."
    ENTERPRISE = "ENTERPRISE", "Enterprise (企业)."
    SHOP = "SHOP", "Shop (商户)."
    BANK = "BANK", "Bank (银行)."
    PROPERTY_COMPANY = "PROPERTY_COMPANY", "Property management company (物业公司)."
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "Social organization (社会组织)."
    MEDIA = "MEDIA", "Media (媒体)."
    MILITARY = "MILITARY", "Military unit (部队)."
    OTHER = "OTHER", "Another kind (其他)."


class PartnerUnitRelation(Word):
    """How a unit stands to the community: a partner (合伙人) or a joint-building unit (共建单位)."""

    PARTNER = "PARTNER", "Partner (合伙人)."
    JOINT_UNIT = "JOINT_UNIT", "Joint-building unit (共建单位)."


class PartnerUnitStanding(Word):
    """Where a unit is between applying and leaving (状态)."""

    APPLIED = "APPLIED", "Has applied (已申请)."
    ACTIVE = "ACTIVE", "Active (合作中)."
    SUSPENDED = "SUSPENDED", "Suspended (已暂停)."
    LEFT = "LEFT", "Has left (已退出)."


class JointDuty(Word):
    """A duty that partner units carry together: 事务联管, 活动联办, 服务联动, 矛盾联解."""

    AFFAIRS = "AFFAIRS", "Affairs managed together (事务联管)."
    ACTIVITIES = "ACTIVITIES", "Activities held together (活动联办)."
    SERVICES = "SERVICES", "Services linked together (服务联动)."
    DISPUTES = "DISPUTES", "Disputes settled together (矛盾联解)."


class ResourceKind(Word):
    """What a resource is (资源类型)."""

    PLACE = "PLACE", "Place (场地)."
    GOODS = "GOODS", "Goods (物资)."
    STAFF = "STAFF", "Staff (人员)."
    SKILL = "SKILL", "Skill (技能)."
    TRAINING = "TRAINING", "Training (培训)."
    SERVICE = "SERVICE", "Service (服务)."
    MONEY = "MONEY", "Money (资金)."
    MEDIA = "MEDIA", "Media and publicity (媒体宣传)."
