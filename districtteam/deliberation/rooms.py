"""Who reads a conversation at once, who later, who never: "peers first"."""

from districtteam.people.roles import Role, TeamKind
from districtteam.ui.http import Here

ABOVE = frozenset({TeamKind.REGION, TeamKind.NATIONAL})  # supervisors of those who speak
OUTSIDE = frozenset({TeamKind.PARTNER, TeamKind.RESEARCH, TeamKind.FACILITATION})
KEEPS = Role.FACILITATOR.value


def reads_at_once(here: Here) -> bool:
    """Peers (teams that are nobody's supervisor) and facilitators.

    Somebody who sits in a district and in the ministry reads as the ministry: it is one head.
    """
    if KEEPS in here.roles:
        return True
    kinds = {TeamKind(team.kind) for team in here.teams}
    return bool(kinds) and not kinds & (ABOVE | OUTSIDE)


def reads_later(here: Here) -> bool:
    """Region, ministry, partners and experts: once the peers have had their days."""
    kinds = {TeamKind(team.kind) for team in here.teams}
    return bool(kinds & (ABOVE | OUTSIDE)) or Role.EXPERT.value in here.roles


def may_read_line(here: Here) -> bool:
    """Facilitators read every team's private line; nobody else but the team."""
    return KEEPS in here.roles
