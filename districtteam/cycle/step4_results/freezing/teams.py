"""The teams of an edition: what each lets be seen, what it says of its figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.drawing.frozen import Team, key_of
from districtteam.cycle.step4_results.models import Note, Quote
from districtteam.disclosure.codes import draw_codes
from districtteam.disclosure.policy import Audience, ContentClass, Detail, Policy
from districtteam.disclosure.queries import Terms, terms_of
from districtteam.people.models import Membership, Network
from districtteam.people.models import Team as Row
from districtteam.people.roles import TeamKind

from .routine import Routine

MOST_TOGETHER = 4


def teams_of(
    cycle: Cycle, teams: Sequence[Row], filled: Collection[int], routine: Routine
) -> Iterable[Team]:
    keys = [team.pk for team in teams]
    codes, terms = draw_codes(cycle.subject, keys), terms_of(cycle.subject, keys)
    groups = groups_of(teams)
    notes = _by_team(Note.objects.filter(cycle=cycle).values_list("team_id", "question", "text"))
    quotes = _by_team(
        Quote.objects.filter(cycle=cycle).values_list("team_id", "question", "consent")
    )
    for team in teams:
        yield Team(
            team.pk,
            team.name,
            codes[team.pk],
            groups.get(team.pk, ""),
            filled=team.pk in filled,
            notes=notes.get(team.pk, {}),
            quotes=quotes.get(team.pk, {}),
            tightened=_tightened(terms[team.pk], routine.tightened.get(team.pk, {})),
            consents=_consents(terms[team.pk]),
        )


def _tightened(terms: Terms, elsewhere: dict[str, Detail]) -> dict[str, str]:
    """By question; of a routine figure the tighter of what was said here and of the indicator."""
    found = dict(terms.tightened)
    for question, most in elsewhere.items():
        found[question] = min(most, found.get(question, Detail.NAMED))
    return {question: most.word for question, most in found.items()}


def _consents(terms: Terms) -> dict[str, dict[str, str]]:
    return {
        kind.value: {audience.value: detail.word for audience, detail in row.items()}
        for kind, row in terms.consents.items()
    }


def _by_team(rows: Iterable[tuple[int, str, str]]) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for team, question, said in rows:
        found[team][question] = said
    return found


def groups_of(teams: Sequence[Row]) -> dict[int, str]:
    """The part of the country that each team's place lies in, by the name of the place above."""
    through: Any = Row.places.through
    rows = through.objects.filter(team__in=teams, place__parent__isnull=False)
    ordered = rows.order_by("-place__level", "-place_id")
    return dict(ordered.values_list("team_id", "place__parent__name"))


def regions_of(
    cycle: Cycle, teams: Sequence[Team], policy: Policy, day: date
) -> dict[str, list[int]]:
    """By regional team of the network, and by those in which one person has posts that day, which
    of these teams lie in their places: three queries.

    Nothing where no region may see more of a team than the other teams do.
    """
    if not any(_gives_regions_more(policy, kind, teams) for kind in ContentClass):
        return {}
    regional = Row.objects.filter(network=cycle.network, kind=TeamKind.REGION, closed=None)
    areas = regional.order_by("pk").values_list("pk", "places__source", "places__path")
    asked = Row.objects.filter(pk__in=[team.key for team in teams])
    lying = list(asked.order_by("pk").values_list("pk", "places__source", "places__path"))
    below: dict[int, set[int]] = defaultdict(set)
    for region, source, path in areas:
        inside = {key for key, s, p in lying if p and s == source and p.startswith(path)}
        below[region] |= inside - {region}
    read_for = [*({region} for region in below), *_several(cycle.network, day)]
    found = {key_of(it): sorted(set().union(*(below[one] for one in it))) for it in read_for}
    return {key: inside for key, inside in found.items() if inside}


def _several(network: Network, day: date) -> list[frozenset[int]]:
    """The regional teams in which one person has posts, where these are more than one: who stands
    in for a colleague reads for both. More than a few are read as every region reads.
    """
    posts = Membership.objects.on(day).filter(
        team__network=network, team__kind=TeamKind.REGION, team__closed=None
    )
    held: dict[int, set[int]] = defaultdict(set)
    for person, team in posts.order_by("pk").values_list("person_id", "team_id"):
        held[person].add(team)
    found = {frozenset(teams) for teams in held.values() if 1 < len(teams) <= MOST_TOGETHER}
    return sorted(found, key=key_of)


def _gives_regions_more(policy: Policy, kind: ContentClass, teams: Sequence[Team]) -> bool:
    if policy.cell(kind, Audience.REGION) > policy.cell(kind, Audience.PEERS):
        return True
    return any(Audience.REGION.value in team.consents.get(kind.value, {}) for team in teams)
