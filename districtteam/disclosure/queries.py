"""What is in force, what each team lets be seen, and who looked at a team's figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from districtteam.people.models import Network, Team
from districtteam.ui.http import Here

from .models import Charter, Consent, Look, Tightening
from .policy import STARTING, Audience, ContentClass, Detail, Policy


def charter_of(network: Network) -> Charter | None:
    """The charter in force: the one adopted last."""
    return network.charters.adopted().first()


def policy_of(network: Network) -> Policy:
    """The table that the next collection is opened with. Consents of teams come on top."""
    charter = charter_of(network)
    return charter.policy.tightest_with(STARTING) if charter else STARTING


@dataclass(frozen=True)
class Terms:
    """What one team lets be seen in one subject, beside the policy.

    tightened: by question; consents: by class, to an audience.
    """

    tightened: Mapping[str, Detail] = field(default_factory=dict)
    consents: Mapping[ContentClass, Mapping[Audience, Detail]] = field(default_factory=dict)

    def most(self, question: str) -> Detail:
        return self.tightened.get(question, Detail.NAMED)

    def consents_to(self, kind: ContentClass) -> Mapping[Audience, Detail]:
        return self.consents.get(kind, {})


def terms_of(subject: str, teams: Iterable[int]) -> dict[int, Terms]:
    """The terms of each team, in two queries."""
    wanted = list(teams)
    tightened: dict[int, dict[str, Detail]] = {team: {} for team in wanted}
    for row in Tightening.objects.filter(subject=subject, team__in=wanted):
        tightened[row.team_id][row.question] = Detail.of(row.detail)
    given: dict[int, dict[ContentClass, dict[Audience, Detail]]] = {team: {} for team in wanted}
    for consent in consents_in_force(wanted).filter(subject__in=["", subject]):
        cells = given[consent.team_id].setdefault(ContentClass(consent.content_class), {})
        audience, detail = Audience(consent.audience), Detail.of(consent.detail)
        cells[audience] = max(detail, cells.get(audience, Detail.NOTHING))
    return {team: Terms(tightened[team], given[team]) for team in wanted}


def consents_in_force(teams: Iterable[int]) -> QuerySet[Consent]:
    return Consent.objects.filter(team__in=list(teams), withdrawn_at=None)


def votes_of(charter: Charter) -> dict[str, int]:
    """How many teams said yes and no."""
    return charter.votes.aggregate(
        yes=Count("pk", filter=Q(agrees=True)), no=Count("pk", filter=Q(agrees=False))
    )


def proposed_in(here: Here) -> QuerySet[Charter]:
    """What is proposed and not in force yet, the last three."""
    return Charter.objects.visible_to(here).filter(adopted_at=None)[:3]


def said_by(charter: Charter, teams: Iterable[Team]) -> bool | None:
    """What one of these teams said to a charter; None for silence."""
    said = charter.votes.filter(team__in=list(teams)).values_list("agrees", flat=True)
    return said.first()


def looks_at(team: Team) -> "QuerySet[Look, Any]":
    return looks_at_any([team])


def looks_at_any(teams: Iterable[Team]) -> "QuerySet[Look, Any]":
    """By month, institution and purpose, the newest first: never by person."""
    seen = Look.objects.filter(team__in=list(teams)).order_by()
    grouped = seen.annotate(month=TruncMonth("day")).values("month", "institution", "purpose")
    days = Count("day", distinct=True)
    return grouped.annotate(days=days).order_by("-month", "institution", "purpose")
