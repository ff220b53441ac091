"""Matching: as many needs met as can be, then giving shared, then usefulness, exactly."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from districtteam.lib.statistics.matching import Match, Team, candidates, kilometres, match

from .ugly import NAN


def willing(key: str, value: float, **more: object) -> Team:
    return Team(key, {"t": value}, offers=frozenset("t"), **more)


def asking(key: str, value: float, **more: object) -> Team:
    return Team(key, {"t": value}, needs=("t",), **more)


def test_who_could_help() -> None:
    teams = [
        asking("ask", 50),
        willing("good", 90),
        willing("just", 60),
        willing("near", 59),
        Team("unwilling", {"t": 90}),
        willing("doubted", 99, doubted=frozenset("t")),
        willing("full", 90, can_help=0),
        willing("unknown", NAN),
    ]
    assert {it.helper for it in candidates(teams)} == {"good"}
    wider = [asking("ask", 50), willing("just", 60), willing("near", 59)]
    assert {it.helper for it in candidates(wider)} == {"just"}


def test_the_parts_of_the_utility() -> None:
    ask = asking(
        "a", 40, place=(6.37, 2.43), languages=frozenset({"fr"}), traits=("rural", "small")
    )
    help_ = willing(
        "b", 60, place=(9.35, 2.63), languages=frozenset({"fr", "bba"}), traits=("rural", "large")
    )
    [it] = candidates([ask, help_])
    assert it.gap == pytest.approx(0.25)
    assert it.nearness == pytest.approx(0.0475, abs=5e-4)
    assert (it.language, it.context, it.penalty) == (0.15, 0.05, 0)
    assert it.utility == pytest.approx(0.4975, abs=5e-4)


def test_too_large_a_gap_is_no_better_and_last_years_pair_costs() -> None:
    [far] = candidates([asking("a", 0), willing("b", 100)])
    [forty] = candidates([asking("a", 60), willing("b", 100)])
    assert far.gap == forty.gap == 0.5
    [again] = candidates([asking("a", 60, apart=frozenset("b")), willing("b", 100)])
    assert again.penalty == 0.2


def test_distances() -> None:
    assert kilometres((6.37, 2.43), (6.37, 2.43)) == 0
    assert kilometres((0, 0), (0, 180)) == pytest.approx(20015, abs=1)


def test_a_helper_gives_no_more_than_it_can() -> None:
    teams = [*(asking(f"a{n}", 30) for n in range(3)), willing("b", 90, can_help=2)]
    it = match(teams)
    assert len(it.matches) == 2
    assert it.unmet == (("a2", "t"),)


def test_giving_is_shared_before_usefulness() -> None:
    edges = [Match("x", "t", "b", 0.5), Match("y", "t", "b", 0.5), Match("y", "t", "c", 0.1)]
    teams = [asking("x", 0), asking("y", 0), willing("b", 90), willing("c", 90)]
    assert Counter(it.helper for it in match(teams, edges).matches) == {"b": 1, "c": 1}
    alone = match(teams, edges, share_the_giving=False)
    assert (Counter(it.helper for it in alone.matches), alone.giving_nothing) == ({"b": 2}, ("c",))


def test_topics_can_be_limited() -> None:
    edges = [Match(key, "t", "b", 0.5) for key in ("x", "y")]
    teams = [asking("x", 0), asking("y", 0), willing("b", 90)]
    assert len(match(teams, edges, most_on_topic=1).matches) == 1


def test_nothing_to_match() -> None:
    assert match([]).matches == ()
    assert match([asking("a", 1)]).unmet == (("a", "t"),)
    assert match([willing("b", 90)]).giving_nothing == ()


needs = st.lists(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 100)), max_size=4), min_size=1, max_size=5
)


def ways(edges: list[list[Match]]) -> Iterator[list[Match]]:
    for chosen in product(*([None, *of] for of in edges)):
        yield [it for it in chosen if it is not None]


@given(needs, st.lists(st.integers(0, 2), min_size=4, max_size=4), st.booleans())
def test_no_other_way_is_better(
    wanted: list[list[tuple[int, int]]], room: list[int], share: bool
) -> None:
    teams = [Team(n, {}, can_help=can) for n, can in enumerate(room)]
    edges = [
        [Match(f"n{n}", "t", helper, points / 200) for helper, points in dict(of).items()]
        for n, of in enumerate(wanted)
    ]

    def worth(way: list[Match]) -> tuple[int, int, float]:
        giving = len({it.helper for it in way}) if share else 0
        return len(way), giving, round(sum(it.utility for it in way), 9)

    allowed = [
        way
        for way in ways(edges)
        if all(count <= room[key] for key, count in Counter(it.helper for it in way).items())
    ]
    found = match(teams, [it for of in edges for it in of], share_the_giving=share)
    assert worth(list(found.matches)) == max(map(worth, allowed))


def network(size: int, topics: int) -> list[Team]:
    chance = Random(1)
    names = [f"t{n}" for n in range(topics)]
    teams = []
    for number in range(size):
        values = {name: min(100, max(0, chance.gauss(60, 18))) for name in names}
        needs = tuple(sorted(names, key=values.__getitem__)[:2])
        place = (chance.uniform(4, 13), chance.uniform(3, 14))
        offers = frozenset(names) - set(needs)
        teams.append(
            Team(number, values, needs, offers, can_help=chance.randint(1, 3), place=place)
        )
    return teams


def test_a_hundred_teams() -> None:
    teams = network(100, 8)
    it = match(teams)
    asked = {team.key: team.can_help for team in teams}
    assert len(it.matches) + len(it.unmet) == 200
    assert len(it.matches) == 179
    assert all(
        count <= asked[key] for key, count in Counter(one.helper for one in it.matches).items()
    )
    assert match(teams) == it
