"""The vocabulary of grid posts."""

from schema.graph.words import Word


class RecruitmentChannel(Word):
    """How the holder of a post came to it (来源渠道)."""

    COMMUNITY = "COMMUNITY", "Community staff (社区工作者)."
    PURCHASED = "PURCHASED", "Purchased service (购买服务)."
    SOCIAL_ORGANIZATION = "SOCIAL_ORGANIZATION", "Social organization (社会组织)."
    DUAL_REGISTRATION = "DUAL_REGISTRATION", "Party member registered at work and at home (双报到)."
    VOLUNTEER = "VOLUNTEER", "Volunteer (志愿者)."
    STUDENT = "STUDENT", "Student (学生)."
    ELECTED = "ELECTED", "Elected by residents (居民推选)."
