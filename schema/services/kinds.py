"""The vocabulary of the service menu."""

from schema.graph.words import Word


class ServiceDimension(Word):
    """On what terms a service is given (服务维度)."""

    PUBLIC = "PUBLIC", "Public service (公共服务)."
    CHARITABLE = "CHARITABLE", "Charitable service (公益服务)."
    VOLUNTEER = "VOLUNTEER", "Voluntary service (志愿服务)."
    DISCOUNT = "DISCOUNT", "Discount (优惠服务)."
    SELF_SERVICE = "SELF_SERVICE", "Self-service (自助服务)."


class ServiceProvider(Word):
    """Who gives a service (提供方)."""

    PARTNER = "PARTNER", "A partner unit (共建单位)."
    ORGANIZATION = "ORGANIZATION", "An organization of the community (社区组织)."
    DEVICE = "DEVICE", "A self-service device (自助设备)."


class ServiceDelivery(Word):
    """Where a service reaches a person (服务方式)."""

    AT_PLACE = "AT_PLACE", "At a place (到点服务)."
    HOME_VISIT = "HOME_VISIT", "At home (上门服务)."
    ONLINE = "ONLINE", "Online (线上服务)."


class Audience(Word):
    """Whom a service is for (服务对象)."""

    EVERYONE = "EVERYONE", "Everyone (所有人)."
    ELDERS = "ELDERS", "Elders (老年人)."
    CHILDREN = "CHILDREN", "Children (儿童)."
    WOMEN = "WOMEN", "Women (妇女)."
    DISABLED = "DISABLED", "Disabled people (残疾人)."
    RIDERS = "RIDERS", "Delivery riders (骑手)."
    JOB_SEEKERS = "JOB_SEEKERS", "Job seekers (求职者)."
    FAMILIES_IN_DIFFICULTY = "FAMILIES_IN_DIFFICULTY", "Families in difficulty (困难家庭)."


class ServicePlaceKind(Word):
    """What a service place is (阵地类型)."""

    SERVICE_CENTER = "SERVICE_CENTER", "Party and community service centre (党群服务中心)."
    STATION = "STATION", "Station (驿站)."
    HALL = "HALL", "Deliberation hall (议事厅)."
    SHARED_SPACE = "SHARED_SPACE", "Shared space (共享空间)."
    RIDER_STATION = "RIDER_STATION", "Rider station (骑手驿站)."
    MEAL_POINT = "MEAL_POINT", "Meal point (助餐点)."
    CARE_STATION = "CARE_STATION", "Care station (居家养老服务站)."
    POINTS_SHOP = "POINTS_SHOP", "Points supermarket (积分超市)."
    STUDIO = "STUDIO", "Studio (工作室)."
    SELF_SERVICE_POINT = "SELF_SERVICE_POINT", "Self-service point (自助服务点)."
