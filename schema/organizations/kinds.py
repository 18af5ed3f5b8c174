"""The vocabulary of organizations: the tiers of both chains, self-government, teams and studios."""

from collections.abc import Mapping

from schema.graph.words import Word


class OrganizationKind(Word):
    """What an organization is (组织类型). Of the party's and of governance's chain, the higher tiers come first."""

    PARTY_WORK_COMMITTEE = "PARTY_WORK_COMMITTEE", "Joint party work committee of the street (街道大工委)."
    COMMUNITY_PARTY_COMMITTEE = "COMMUNITY_PARTY_COMMITTEE", "Party committee of the community (社区大党委)."
    GRID_BRANCH = "GRID_BRANCH", "Party branch of a grid (网格党支部)."
    PARTY_GROUP = "PARTY_GROUP", "Party group of a yard or building (楼院党小组)."
    PARTY_HOUSEHOLD = "PARTY_HOUSEHOLD", "Household around which party members meet (党员中心户)."
    RESIDENTS_COMMITTEE = "RESIDENTS_COMMITTEE", "Residents' committee (居委会)."
    RESIDENTS_GROUP = "RESIDENTS_GROUP", "Residents' group (居民小组)."
    OWNERS_COMMITTEE = "OWNERS_COMMITTEE", "Red owners' committee (红色业委会)."
    PROPERTY_TEAM = "PROPERTY_TEAM", "Red property management (红色物业)."
    YARD_STEWARDS = "YARD_STEWARDS", "Stewards of a yard or building (楼院管家)."
    SELF_GOVERNING_COMMITTEE = "SELF_GOVERNING_COMMITTEE", "Self-governing committee of a grid (网格自管会)."
    ESTATE_TEAM = "ESTATE_TEAM", "Residents' team of an estate without property management (居民自治小组)."
    GRID_TEAM = "GRID_TEAM", "Team of a grid: 1 lead, N workers, X helpers (1+N+X 团队)."
    RESIDENT_TEAM = "RESIDENT_TEAM", "Team of residents (居民团队)."
    VOLUNTEER_TEAM = "VOLUNTEER_TEAM", "Team of volunteers (志愿服务队)."
    MEDIATION_STUDIO = "MEDIATION_STUDIO", "Mediation studio (调解工作室)."
    LIVE_STUDIO = "LIVE_STUDIO", "Live studio (直播工作室)."
    COMMITTEE = "COMMITTEE", "Another committee (其他委员会)."


class MemberSelection(Word):
    """How somebody became a member (产生方式)."""

    ELECTED = "ELECTED", "Elected (选举)."
    APPOINTED = "APPOINTED", "Appointed (委派)."


_PARTY = (
    (OrganizationKind.PARTY_WORK_COMMITTEE,),
    (OrganizationKind.COMMUNITY_PARTY_COMMITTEE,),
    (OrganizationKind.GRID_BRANCH,),
    (OrganizationKind.PARTY_GROUP,),
    (OrganizationKind.PARTY_HOUSEHOLD,),
)
_GOVERNANCE = (
    (OrganizationKind.RESIDENTS_COMMITTEE,),
    (OrganizationKind.RESIDENTS_GROUP,),
    (OrganizationKind.OWNERS_COMMITTEE, OrganizationKind.PROPERTY_TEAM),
    (OrganizationKind.YARD_STEWARDS,),
)
# The chain of a kind and its tier there, 0 at the top. Other kinds are of no chain and may stand anywhere.
TIERS: Mapping[OrganizationKind, tuple[str, int]] = {
    kind: (chain, tier)
    for chain, tiers in (("party", _PARTY), ("governance", _GOVERNANCE))
    for tier, kinds in enumerate(tiers)
    for kind in kinds
}
