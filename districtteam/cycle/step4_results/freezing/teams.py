"""The teams of an edition: what each lets be seen, what it says of its figures."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.drawing.frozen import Team
from districtteam.cycle.step4_results.models import Note, Quote
from districtteam.disclosure.codes import draw_codes
from districtteam.disclosure.policy import Detail
from districtteam.disclosure.queries import Terms, terms_of
from districtteam.people.models import Team as Row

from .routine import Routine


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
