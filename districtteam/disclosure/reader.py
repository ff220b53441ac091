"""Who reads, as the gate sees it: which audiences, whose own answers, at most how much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from districtteam.people.models import Network, Team
from districtteam.people.roles import Role, TeamKind
from districtteam.places.models import Place
from districtteam.ui.http import Here

from .policy import Audience, ContentClass, Detail, Policy

# Teams of these kinds answer questionnaires, so they are peers of each other.
PEER_KINDS = frozenset({TeamKind.HDMT, TeamKind.HOSPITAL, TeamKind.FACILITY, TeamKind.MUNICIPALITY})


@dataclass(frozen=True)
class Reader:
    """audiences: besides the public, which everybody is; own: teams whose answers are theirs;
    twins: teams of their twin or group; under: districts of their region, None for all of them;
    most: experts read without names, evaluators codes; is_whole_audience: not one person but
    everybody of an audience, any of whom may be one of the districts (an edition is drawn once).
    """

    audiences: frozenset[Audience] = frozenset()
    own: frozenset[int] = frozenset()
    twins: frozenset[int] = frozenset()
    under: frozenset[int] | None = None
    most: Detail = Detail.NAMED
    is_whole_audience: bool = False

    @classmethod
    def of(cls, here: Here, network: Network) -> Reader:
        """Where somebody stands towards a network's figures: two queries, for a region only."""
        if here.person is None or here.network is None or here.network.pk != network.pk:
            return PUBLIC
        peers = {team.pk for team in here.teams if team.kind in PEER_KINDS}
        regional = [team for team in here.teams if team.kind == TeamKind.REGION]
        return cls(
            audiences=_audiences(here.roles, is_peer=bool(peers)),
            own=frozenset(team.pk for team in here.teams),
            under=_teams_under(regional, network) if regional else None,
            most=_most(here.roles, is_peer=bool(peers)),
        )

    @classmethod
    def whole(cls, audience: Audience) -> Reader:
        """Everybody of an audience, for what is drawn once for all of them."""
        inside = audience is not Audience.FACILITATORS
        region = frozenset[int]() if audience is Audience.REGION else None
        return cls(frozenset({audience}), under=region, is_whole_audience=inside)

    def sees_as(self, team: int) -> tuple[bool, ...]:
        """How a team stands to the reader: the same for two means the same cells of a table."""
        below = self.under is not None and team in self.under
        return (team in self.own, team in self.twins, below)

    def widest(
        self,
        policy: Policy,
        kind: ContentClass,
        team: int,
        consents: Mapping[Audience, Detail],
    ) -> Detail:
        """The most that any of the reader's audiences may see of a team's answers."""

        def cell(audience: Audience) -> Detail:
            allowed = policy.cell(kind, audience)
            return max(allowed, consents.get(audience, Detail.NOTHING))

        seen = {audience: cell(audience) for audience in self.audiences | {Audience.PUBLIC}}
        if Audience.TWIN in seen and team not in self.twins:
            seen[Audience.TWIN] = Detail.NOTHING
        if Audience.REGION in seen and self.under is not None and team not in self.under:
            seen[Audience.REGION] = min(cell(Audience.REGION), cell(Audience.PEERS))
        return max(seen.values())


PUBLIC = Reader(is_whole_audience=True)


def _audiences(roles: frozenset[str], *, is_peer: bool) -> frozenset[Audience]:
    found = {
        Audience.PEERS: is_peer or bool(roles & {Role.EXPERT, Role.EVALUATOR}),
        Audience.FACILITATORS: Role.FACILITATOR in roles,
        Audience.REGION: "region" in roles,
        Audience.NATIONAL: "national" in roles,
    }
    return frozenset(audience for audience, belongs in found.items() if belongs)


def _most(roles: frozenset[str], *, is_peer: bool) -> Detail:
    """Experts work on what carries no name, evaluators on codes, whatever peers see."""
    if is_peer or roles & {Role.FACILITATOR, "region", "national"}:
        return Detail.NAMED
    if Role.EVALUATOR in roles:
        return Detail.CODE
    return Detail.DISTRIBUTION if Role.EXPERT in roles else Detail.NAMED


def _teams_under(teams: list[Team], network: Network) -> frozenset[int]:
    """The network's teams whose places lie in the places of these."""
    found: set[int] = set()
    for place in Place.objects.filter(teams__in=teams).only("pk", "source", "path"):
        below = Place.objects.under(place)
        rows = Team.objects.filter(network=network, places__in=below.values("pk"))
        found.update(rows.values_list("pk", flat=True))
    return frozenset(found)
