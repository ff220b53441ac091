"""Which teams could help with a need, and how useful each would be."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import asin, cos, dist, exp, radians, sin

from districtteam.lib.statistics.numbers import quantile, usable

ENOUGH_GAP = 10.0  # points by which a helper must be ahead
MOST_GAP = 40.0  # a gap above it makes nobody a better helper
STRONG = 0.75  # the quantile of a topic from which on a value is a strength
FAR = 200.0  # kilometres over which nearness falls to 0.37
CHOICES = 15  # candidates kept for each need
PENALTY = 0.2
FOR_GAP, FOR_NEARNESS, FOR_LANGUAGE, FOR_CONTEXT = 0.50, 0.25, 0.15, 0.10
EARTH = 6371.0

Key = Hashable
Topic = str
Point = tuple[float, float]
Vector = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Team:
    """A team with its values by topic (0 to 100, more is better) and what it asks and offers.

    needs: the topics it wants help with; offers: the topics on which it consents to help; doubted:
    topics whose value has a mark of poor quality; can_help: how many it can help at a time. place:
    latitude and longitude. traits: what makes its context (urban, size). apart: teams it had last
    year or that are above or below it, to be given only where nobody else is.
    """

    key: Key
    values: Mapping[Topic, float]
    needs: tuple[Topic, ...] = ()
    offers: frozenset[Topic] = frozenset()
    doubted: frozenset[Topic] = frozenset()
    can_help: int = 3
    place: Point | None = None
    languages: frozenset[str] = frozenset()
    traits: tuple[Hashable, ...] = ()
    apart: frozenset[Key] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """One team that could help another on a topic, and why: the parts of the utility.

    gap, nearness, language and context are each between 0 and their weight; penalty is taken off.
    A proposal for people to accept, change or refuse.
    """

    learner: Key
    topic: Topic
    helper: Key
    gap: float = 0.0
    nearness: float = 0.0
    language: float = 0.0
    context: float = 0.0
    penalty: float = 0.0

    @property
    def utility(self) -> float:
        """The sum of the parts."""
        return self.gap + self.nearness + self.language + self.context - self.penalty


Besides = tuple[float, float, float, float]  # nearness, language, context, penalty


def candidates(teams: Sequence[Team], *, choices: int = CHOICES) -> list[Match]:
    """Those who could help with each need: strong on the topic, ahead by enough, willing.

    Strong: in the upper quarter of the topic; ahead by 10 points or more; the value not doubted;
    the topic offered. The `choices` most useful are kept for each need. Too large a gap is no
    better: it counts up to 40 points.

    >>> weak = Team("a", {"stock": 30}, needs=("stock",))
    >>> strong = Team("b", {"stock": 90}, offers=frozenset({"stock"}))
    >>> [(it.learner, it.topic, it.helper, it.gap) for it in candidates([weak, strong])]
    [('a', 'stock', 'b', 0.5)]
    """
    helpers = _helpers(teams)
    return [
        found
        for learner in teams
        for topic in dict.fromkeys(learner.needs)
        for found in _most_useful(learner, topic, helpers.get(topic, ()), choices)
    ]


def kilometres(one: Point, other: Point) -> float:
    """Between two places (latitude, longitude in degrees), along a great circle.

    >>> round(kilometres((6.37, 2.43), (9.35, 2.63)))
    332
    """
    half = dist(_on_globe(one), _on_globe(other)) / 2
    return 2 * EARTH * asin(half if half < 1 else 1.0)


@lru_cache(maxsize=16_384)
def _on_globe(place: Point) -> Vector:
    """A point of the unit sphere: reckoned once for each place, not for each pair."""
    up, along = radians(place[0]), radians(place[1])
    return cos(up) * cos(along), cos(up) * sin(along), sin(up)


def _helpers(teams: Sequence[Team]) -> dict[Topic, list[tuple[Team, float]]]:
    """For each topic the teams whose strength it is."""
    known: dict[Topic, list[tuple[Team, float]]] = defaultdict(list)
    for team in teams:
        for topic, value in team.values.items():
            if usable(value) and topic not in team.doubted:
                known[topic].append((team, value))
    return {topic: list(_strong(topic, all_)) for topic, all_ in known.items()}


def _strong(topic: Topic, all_: Sequence[tuple[Team, float]]) -> Iterator[tuple[Team, float]]:
    least = quantile(sorted(value for _, value in all_), STRONG)
    for team, value in all_:
        if value >= least and topic in team.offers and team.can_help > 0:
            yield team, value


def _most_useful(
    learner: Team, topic: Topic, able: Sequence[tuple[Team, float]], choices: int
) -> Iterator[Match]:
    own = learner.values.get(topic)
    if not usable(own):
        return
    rated: list[tuple[float, int, Key, float, float, float, float, float]] = []
    for helper, value in able:
        gap = value - own
        if gap >= ENOUGH_GAP and helper is not learner:
            for_gap = FOR_GAP * (gap if gap < MOST_GAP else MOST_GAP) / MOST_GAP
            near, language, context, penalty = _besides_the_gap(learner, helper)
            useful = for_gap + near + language + context - penalty
            rated.append(
                (useful, -len(rated), helper.key, for_gap, near, language, context, penalty)
            )
    for _, _, key, *parts in nlargest(choices, rated):
        yield Match(learner.key, topic, key, *parts)


def _besides_the_gap(learner: Team, helper: Team) -> Besides:
    near = 0.0
    if learner.place and helper.place:
        near = FOR_NEARNESS * exp(-kilometres(learner.place, helper.place) / FAR)
    language = 0.0 if learner.languages.isdisjoint(helper.languages) else FOR_LANGUAGE
    apart = helper.key in learner.apart or learner.key in helper.apart
    context = FOR_CONTEXT * _alike(learner.traits, helper.traits)
    return near, language, context, PENALTY if apart else 0.0


@lru_cache(maxsize=16_384)
def _alike(one: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> float:
    """The share of traits that two teams have in common."""
    count = max(len(one), len(other))
    return sum(a == b for a, b in zip(one, other, strict=False)) / count if count else 0.0
