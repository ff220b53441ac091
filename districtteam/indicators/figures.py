"""An indicator's values in one period, as figures for the gate: one for each team's district."""

from collections.abc import Iterable

from districtteam.disclosure.figures import Figure, Figures, Kind, Raw
from districtteam.disclosure.policy import ContentClass
from districtteam.disclosure.queries import terms_of
from districtteam.people.models import Network, Team
from districtteam.people.roles import TeamKind

from . import queries
from .models import Indicator, Unit


def subject_of(indicator: Indicator) -> str:
    """How disclosure calls it."""
    return f"indicator:{indicator.pk}"


def figures_of(indicator: Indicator, network: Network, code: str) -> Figures:
    """What each district's value was in a period; five queries, however many districts."""
    teams = list(Team.objects.filter(network=network, kind=TeamKind.HDMT, closed=None))
    places = queries.place_of_team(teams, network)
    known = queries.values_of(indicator, places=places.values(), periods=[code])
    terms = terms_of(subject_of(indicator), [team.pk for team in teams])
    kind = ContentClass(indicator.content_class)
    form = _kind(indicator, known.values())
    rows = [
        Figure(
            team.pk,
            team.name,
            Raw(_said(known.get((places.get(team.pk, 0), code)), form)),
            tightened=terms[team.pk].most(str(indicator.pk)),
            consents=terms[team.pk].consents_to(kind),
        )
        for team in teams
    ]
    return Figures(str(indicator.pk), kind, form, rows, persons=indicator.persons)


def _kind(indicator: Indicator, known: Iterable[queries.Known]) -> Kind:
    """Shares without their parts are shown one by one: nobody can say what they are together."""
    if indicator.unit != Unit.SHARE:
        return Kind.NUMBER
    return Kind.RATIO if all(one.denominator for one in known) else Kind.SHARE


def _said(value: queries.Known | None, form: Kind) -> object:
    if value is None:
        return None
    return (value.numerator, value.denominator) if form is Kind.RATIO else value.value
