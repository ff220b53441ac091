"""Whom to ask to try a draft: not always the same, and from every part of the country.

Of the teams that will answer: first those that have tried the fewest drafts, among these by lot, a
part of the country at a time. The lot of a draft stays the same, so that a page read again does.
"""

import random
from itertools import chain, zip_longest
from typing import NamedTuple

from django.db.models import Count, QuerySet

from districtteam.people.models import Team
from districtteam.people.queries import teams_named, teams_of
from districtteam.people.roles import TeamKind
from districtteam.ui.http import Here

from . import hooks
from .models import Version

OFFERED = 12  # on the page; the others are found by their name


class Candidate(NamedTuple):
    """A team that may try a draft. part: name of the place above its own, a region as a rule."""

    team: Team
    part: str

    def __str__(self) -> str:
        return f"{self.team} ({self.part})" if self.part else str(self.team)


def candidates_of(version: Version, here: Here) -> QuerySet[Team]:
    """The teams that take part in the cycle for which it is written; of none, the districts'."""
    taking_part = hooks.candidates.answer(version)
    if taking_part is not None:
        return taking_part
    return teams_of(version.form.network, here.today).filter(kind=TeamKind.HDMT)


def offered(version: Version, candidates: QuerySet[Team], words: str = "") -> list[Candidate]:
    """Those that the page offers: drawn by lot, or found by their name."""
    if words:
        named = candidates.filter(pk__in=teams_named(candidates, words).values("pk"))
        return with_parts(list(named[:OFFERED]))
    chosen = _by_lot(version, candidates)[:OFFERED]
    teams = candidates.in_bulk(chosen)
    return with_parts([teams[key] for key in chosen])


def with_parts(teams: list[Team]) -> list[Candidate]:
    parts = _parts(Team.objects.filter(pk__in=[team.pk for team in teams]))
    return [Candidate(team, parts.get(team.pk) or "") for team in teams]


def _by_lot(version: Version, candidates: QuerySet[Team]) -> list[int]:
    tried = candidates.order_by("pk").annotate(tried=Count("pilots"))
    rows = list(tried.values_list("pk", "tried"))
    random.Random(f"pilots of {version.pk}").shuffle(rows)  # noqa: S311  (no secret)
    rows.sort(key=lambda row: row[1])
    parts = _parts(candidates)
    groups: dict[str, list[int]] = {}
    for key, _tried in rows:
        groups.setdefault(parts.get(key) or "", []).append(key)
    turns = chain.from_iterable(zip_longest(*groups.values()))
    counts = dict(rows)
    return sorted((key for key in turns if key is not None), key=counts.__getitem__)


def _parts(teams: QuerySet[Team]) -> dict[int, str | None]:
    """By a team's key, the name of the place above its own."""
    links = Team.places.through.objects.filter(team__in=teams.order_by().values("pk"))
    return dict(links.order_by("pk").values_list("team", "place__parent__name"))
