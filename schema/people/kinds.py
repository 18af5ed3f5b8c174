"""The vocabulary of people."""

from schema.graph.words import Word


class Sex(Word):
    """Sex as in the identity number (性别)."""

    FEMALE = "FEMALE", "Female (女)."
    MALE = "MALE", "Male (男)."


class AttentionKind(Word):
    """Why the community keeps an eye on a person (关注类别)."""

    LIVES_ALONE = "LIVES_ALONE", "Elder living alone (独居老人)."
    DISABLED = "DISABLED", "Person with a disability (残疾人)."
    LOW_INCOME = "LOW_INCOME", "Household on minimum living allowance (低保)."
    LEFT_BEHIND_CHILD = "LEFT_BEHIND_CHILD", "Child whose parents work elsewhere (留守儿童)."
    SERIOUSLY_ILL = "SERIOUSLY_ILL", "Seriously ill (重病)."
    RELEASED = "RELEASED", "Returned from custody or under correction (安置帮教)."
    LOST_ONLY_CHILD = "LOST_ONLY_CHILD", "Family that lost its only child (失独家庭)."


class RevealPurpose(Word):
    """What somebody may need a number or an address in clear for (查看目的)."""

    CONTACT = "CONTACT", "To call or visit the person (联系走访)."
    SERVICE = "SERVICE", "To arrange a service that needs it (办理服务)."
    EMERGENCY = "EMERGENCY", "Danger to life or property (紧急情况)."
    CORRECTION = "CORRECTION", "The person asked for a correction (更正信息)."


class PrivateField(Word):
    """What of a person is sealed (隐私项)."""

    IDENTITY_NUMBER = "IDENTITY_NUMBER", "Resident identity number (身份证号)."
    PHONE = "PHONE", "Telephone number (电话)."
    ADDRESS = "ADDRESS", "Address (住址)."
