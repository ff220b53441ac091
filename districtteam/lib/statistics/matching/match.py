"""The best way to bring needs and strengths together, each helper within what it can give."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .candidates import Key, Match, Team, Topic, candidates
from .flow import Flow

UNMATCHED = 1e6  # more than all that follows, so that as many needs as can be are met
SECOND_TIME = 1e3  # more than any difference in usefulness, so that giving is shared
MOST_USEFUL = 1.0


@dataclass(frozen=True, slots=True)
class Matching:
    """What is proposed: as many needs met as can be, and among those ways the most useful.

    unmet: (learner, topic) for which nobody is left. giving_nothing: teams that could help and
    are asked for nothing.
    """

    matches: tuple[Match, ...]
    unmet: tuple[tuple[Key, Topic], ...]
    giving_nothing: tuple[Key, ...]


def match(
    teams: Sequence[Team],
    found: Iterable[Match] | None = None,
    *,
    most_on_topic: int | None = None,
    share_the_giving: bool = True,
) -> Matching:
    """The best matching of needs and strengths: a flow of least cost.

    found: candidates, perhaps changed by people (all of `candidates` without). Each need gets one
    helper at most; a team helps at most `can_help` others, and on one topic `most_on_topic`.
    share_the_giving: before usefulness, that as many teams as can be give something. The number
    of needs met comes before both. Deterministic; the most useful of all ways, not only a good
    one. 774 teams with two needs each take less than a second.

    >>> weak = Team("a", {"stock": 30}, needs=("stock",))
    >>> strong = Team("b", {"stock": 90}, offers=frozenset({"stock"}))
    >>> it = match([weak, strong])
    >>> [(one.learner, one.helper) for one in it.matches], it.unmet, it.giving_nothing
    ([('a', 'b')], (), ())
    """
    edges = candidates(teams) if found is None else list(found)
    able = dict.fromkeys(edge.helper for edge in edges)
    by_need: dict[tuple[Key, Topic], list[Match]] = {
        (team.key, topic): [] for team in teams for topic in team.needs
    }
    for edge in edges:
        by_need.setdefault((edge.learner, edge.topic), []).append(edge)
    chosen = _solved(_Network(teams, most_on_topic, share_the_giving), by_need)
    met = {(it.learner, it.topic) for it in chosen}
    giving = {it.helper for it in chosen}
    return Matching(
        tuple(chosen),
        tuple(need for need in by_need if need not in met),
        tuple(key for key in able if key not in giving),
    )


def _solved(network: "_Network", by_need: dict[tuple[Key, Topic], list[Match]]) -> list[Match]:
    flow = network.flow
    of_edge: dict[int, Match] = {}
    for (_, topic), edges in by_need.items():
        need = flow.source(UNMATCHED)
        for it in edges:
            cost = MOST_USEFUL - it.utility
            of_edge[flow.edge(need, network.entry(it.helper, topic), 1, cost)] = it
    flow.solve()
    return [it for edge, it in of_edge.items() if not flow.room[edge]]


class _Network:
    """Where a helper is entered: by topic where topics are limited, then as a whole."""

    def __init__(
        self, teams: Iterable[Team], most_on_topic: int | None, share_the_giving: bool
    ) -> None:
        self.flow = Flow()
        self.can_help = {team.key: max(team.can_help, 0) for team in teams}
        self.most_on_topic = most_on_topic
        self.share_the_giving = share_the_giving
        self.wholes: dict[Key, int] = {}
        self.topics: dict[tuple[Key, Topic], int] = {}

    def entry(self, helper: Key, topic: Topic) -> int:
        if self.most_on_topic is None:
            return self._whole(helper)
        if (helper, topic) not in self.topics:
            self.topics[helper, topic] = node = self.flow.node()
            self.flow.edge(node, self._whole(helper), max(self.most_on_topic, 0), 0.0)
        return self.topics[helper, topic]

    def _whole(self, helper: Key) -> int:
        if helper not in self.wholes:
            self.wholes[helper] = node = self.flow.node()
            room = self.can_help.get(helper, 0)
            first = min(room, int(self.share_the_giving))
            self.flow.edge(node, self.flow.sink, first, 0.0)
            again = SECOND_TIME if self.share_the_giving else 0.0
            self.flow.edge(node, self.flow.sink, room - first, again)
        return self.wholes[helper]
