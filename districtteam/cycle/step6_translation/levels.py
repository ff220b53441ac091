"""Who stands above whom, where support is passed on to the level above."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q, QuerySet

from districtteam.people.models import Team
from districtteam.people.queries import teams_of
from districtteam.people.roles import TeamKind

OUTSIDE = (TeamKind.NATIONAL, TeamKind.PARTNER, TeamKind.RESEARCH, TeamKind.FACILITATION)


def teams_above(team: Team, day: date) -> QuerySet[Team]:
    """Its region, then the national teams; nobody above these, nor above who is in no hierarchy."""
    found = teams_of(team.network, day).exclude(pk=team.pk)
    if team.kind in OUTSIDE:
        return found.none()
    above = Q(kind=TeamKind.NATIONAL)
    if team.kind != TeamKind.REGION:
        around = Q(pk__in=[])
        for source, path in _places_around(team):
            around |= Q(places__source=source, places__path=path)
        above |= Q(around, kind=TeamKind.REGION)
    return found.filter(above).distinct().order_by("-kind", "sorted_as", "pk")


def _places_around(team: Team) -> Iterator[tuple[str, str]]:
    """Each place of the team and all that it lies in, by tree and path."""
    for source, path in team.places.values_list("source", "path"):
        uids = path.strip("/").split("/")
        for depth in range(1, len(uids) + 1):
            yield source, f"/{'/'.join(uids[:depth])}/"
