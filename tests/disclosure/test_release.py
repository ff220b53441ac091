"""The gate, case by case: who sees what, and what small numbers hide."""

import json

import pytest
from django.template import Context, Template

from districtteam.disclosure.errors import NotThroughTheGate
from districtteam.disclosure.figures import Kind, Raw
from districtteam.disclosure.gate import Guard, release
from districtteam.disclosure.policy import (
    STARTING,
    Audience,
    ContentClass,
    Detail,
    Policy,
)
from districtteam.disclosure.reader import PUBLIC, Reader
from districtteam.disclosure.released import Cell, Released
from tests.disclosure.attack import everywhere, figure, figures

A, B, C = ContentClass.PRACTICE, ContentClass.ROUTINE, ContentClass.SENSITIVE
PEER = Reader(frozenset({Audience.PEERS}), own=frozenset({1}))
DAOUDA = Reader(frozenset({Audience.FACILITATORS}))
TEN = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]


def values(cells: tuple[Cell, ...]) -> list[object]:
    return [cell.value for cell in cells]


def test_a_practice_is_named_to_peers_and_summed_for_the_public() -> None:
    given = figures(TEN, content_class=A)
    seen = release(PEER, STARTING, given)
    assert values(seen.own) == [10]
    assert [(cell.name, cell.value) for cell in seen.named][:2] == [
        ("District 2", 20),
        ("District 3", 30),
    ]
    public = release(PUBLIC, STARTING, given)
    assert (public.named, public.coded, public.distribution) == ((), (), ())
    assert (public.aggregate.n, public.aggregate.total) == (10, 550)


def test_what_is_sensitive_is_a_distribution_without_names() -> None:
    seen = release(PEER, STARTING, figures(TEN, content_class=C))
    assert values(seen.own) == [10]
    assert values(seen.distribution) == [20, 30, 40, 50, 60, 70, 80, 90, 100]
    assert {(cell.team, cell.name, cell.code) for cell in seen.distribution} == {(None, "", "")}
    assert release(PUBLIC, STARTING, figures(TEN, content_class=C)).aggregate is None


@pytest.mark.parametrize(("answers", "shown"), [(5, 0), (6, 5)])
def test_five_districts_other_than_ones_own(answers: int, shown: int) -> None:
    seen = release(PEER, STARTING, figures(TEN[:answers]))
    assert len(seen.distribution) == shown
    assert (seen.aggregate is not None) is (shown > 0)
    assert seen.hidden == (0 if shown else 4)


def test_an_edition_for_all_peers_counts_any_of_them_as_the_reader() -> None:
    everybody = Reader.whole(Audience.PEERS)
    assert release(everybody, STARTING, figures(TEN[:5])).distribution == ()
    assert len(release(everybody, STARTING, figures(TEN[:6])).distribution) == 6


def test_too_few_codes_become_a_distribution_and_too_few_of_those_a_sum() -> None:
    given = figures(TEN)
    rows = [*given.rows[:6], *(figure(t, 1, tightened=Detail.DISTRIBUTION) for t in range(7, 11))]
    seen = release(DAOUDA, everywhere(Detail.CODE), figures_of(rows))
    assert len(seen.coded) == 6
    assert seen.distribution == ()
    assert seen.hidden == 4
    assert seen.aggregate.total == 210


def figures_of(rows, **more):
    given = figures([], **more)
    return type(given)(given.question, given.content_class, given.kind, rows, given.persons)


def test_codes_are_seen_without_names() -> None:
    seen = release(DAOUDA, everywhere(Detail.CODE), figures(TEN))
    assert [(cell.code, cell.name, cell.team) for cell in seen.coded][:2] == [
        ("c1", "", None),
        ("c10", "", None),
    ]


def test_one_that_was_tightened_is_not_what_is_left_of_the_total() -> None:
    rows = [figure(t, v) for t, v in enumerate(TEN, start=1)]
    rows[4] = figure(5, 50, tightened=Detail.AGGREGATE)
    seen = release(PEER, STARTING, figures_of(rows, content_class=A))
    assert (seen.masked, seen.hidden) == (1, 1)
    assert seen.aggregate.total == 500
    assert 50 not in values(seen.named)


def test_few_people_are_hidden_unless_the_district_is_named() -> None:
    deaths = [0, 1, 2, 3, 4, 5, 9, 12, 15, 20, 30]
    seen = release(DAOUDA, STARTING, figures(deaths, persons=True))
    assert values(seen.distribution) == [0, 5, 9, 12, 15, 20, 30]
    assert seen.hidden == 4
    assert seen.aggregate.total == 91
    named = release(DAOUDA, STARTING, figures(deaths, persons=True, content_class=A))
    assert len(named.named) == 11


def test_five_small_counts_are_summed_where_the_sum_is_not_small() -> None:
    deaths = [1, 2, 3, 4, 4, 5, 9, 12, 15, 20, 30]
    seen = release(DAOUDA, STARTING, figures(deaths, persons=True))
    assert values(seen.distribution) == [5, 9, 12, 15, 20, 30]
    assert (seen.hidden, seen.aggregate.n, seen.aggregate.total) == (0, 11, 105)


def test_a_network_may_hide_counts_up_to_ten() -> None:
    deaths = [0, 5, 9, 12, 15, 20, 30]
    seen = release(DAOUDA, STARTING, figures(deaths, persons=True), guard=Guard(least=10))
    assert values(seen.distribution) == [0, 12, 15, 20, 30]


def test_the_complement_of_a_share_counts_people_too() -> None:
    shares = [(60, 62), *[(50, 100)] * 6]
    seen = release(DAOUDA, STARTING, figures(shares, kind=Kind.RATIO, persons=True))
    assert values(seen.distribution) == [0.5] * 6
    assert seen.hidden == 1


def test_a_share_is_the_sum_of_numerators_over_the_sum_of_denominators() -> None:
    shares = [(1, 2), (90, 100), (5, 10), (5, 10), (5, 10)]
    seen = release(DAOUDA, STARTING, figures(shares, kind=Kind.RATIO))
    assert seen.aggregate.rate == pytest.approx(106 / 132)


def test_a_share_without_a_name_gives_no_size_away() -> None:
    shares = [(123, 197), *[(50, 100)] * 6]
    seen = release(DAOUDA, STARTING, figures(shares, kind=Kind.RATIO))
    last = seen.distribution[-1]
    assert (last.value, last.numerator, last.denominator) == (0.62, None, None)


def test_missing_is_never_zero() -> None:
    seen = release(DAOUDA, STARTING, figures([None, "", *TEN], content_class=A))
    assert (seen.answered, seen.missing, seen.aggregate.n) == (10, 2, 10)
    shares = figures([(None, 4), (3, None), (1, 2)], kind=Kind.RATIO, content_class=A)
    assert release(DAOUDA, STARTING, shares).missing == 2


def test_choices_are_counted_and_texts_are_not_put_together() -> None:
    chosen = figures(["yes", "no", "yes", "yes", ["no", "other"]], kind=Kind.CHOICE)
    seen = release(DAOUDA, STARTING, chosen)
    assert seen.aggregate.counts == {"yes": 3, "no": 2, "other": 1}
    said = figures(list("abcde"), kind=Kind.TEXT)
    assert release(DAOUDA, STARTING, said).aggregate is None


def test_a_part_of_the_country_that_would_give_the_rest_away_is_not_shown() -> None:
    north = [figure(t, t, group="North") for t in range(1, 8)]
    south = [figure(t, t, group="South") for t in range(8, 10)]
    middle = [figure(t, t, group="Middle") for t in range(10, 16)]
    seen = release(DAOUDA, STARTING, figures_of([*north, *south, *middle]))
    assert [(part.group, part.n) for part in seen.parts] == [("North", 7)]


def test_parts_that_are_all_named_are_shown_however_small() -> None:
    rows = [figure(1, 1, group="North"), *(figure(t, t, group="South") for t in range(2, 5))]
    seen = release(DAOUDA, STARTING, figures_of(rows, content_class=A))
    assert [(part.group, part.total) for part in seen.parts] == [("North", 1), ("South", 9)]


def test_a_region_sees_of_other_regions_no_more_than_their_peers_do() -> None:
    policy = Policy.from_json({"C": {"region": "named", "peers": "distribution"}})
    esther = Reader(frozenset({Audience.REGION}), under=frozenset({1, 2}))
    seen = release(esther, policy, figures(TEN))
    assert seen.privileged == {1, 2}
    with pytest.raises(NotThroughTheGate):
        _ = seen.named


def test_a_district_that_agreed_is_named_though_others_are_not() -> None:
    rows = [figure(t, t) for t in range(1, 9)]
    rows[0] = figure(
        1, 1, consents={Audience.FACILITATORS: Detail.NAMED, Audience.PEERS: Detail.NAMED}
    )
    seen = release(DAOUDA, STARTING, figures_of(rows))
    assert [cell.name for cell in seen.named] == ["District 1"]
    assert len(seen.distribution) == 7


def test_a_role_that_works_without_names_never_sees_one() -> None:
    gilbert = Reader(frozenset({Audience.PEERS}), most=Detail.CODE)
    seen = release(gilbert, STARTING, figures(TEN, content_class=A))
    assert (seen.named, len(seen.coded)) == ((), 10)
    assert [reason.code for reason in seen.reasons] == ["role"]


# The edition before


def edition(given, *before: Released) -> Released:
    return release(DAOUDA, STARTING, given, guard=Guard(before=before))


def test_one_correction_does_not_show_in_an_anonymous_figure() -> None:
    first = edition(figures(TEN))
    second = edition(figures([*TEN[:-1], 999]), first)
    assert values(second.distribution) == values(first.distribution)
    assert second.aggregate.total == first.aggregate.total
    assert [reason.code for reason in second.reasons] == ["held"]


def test_one_late_answer_does_not_show_either_and_five_do() -> None:
    first = edition(figures(TEN))
    second = edition(figures([*TEN, 7]), first)
    assert (second.aggregate.n, second.hidden) == (10, 1)
    assert edition(figures([*TEN, 1, 2, 3, 4, 5]), second).aggregate.n == 15


def test_a_figure_tightened_since_hides_the_pool_it_stood_in() -> None:
    first = edition(figures(TEN))
    rows = [figure(t, v) for t, v in enumerate(TEN, start=1)]
    rows[0] = figure(1, 10, tightened=Detail.NOTHING)
    second = edition(figures_of(rows), first)
    assert (second.distribution, second.aggregate, second.hidden) == ((), None, 10)


def test_who_was_named_before_no_longer_hides_others() -> None:
    first = edition(figures(TEN[:6], content_class=A))
    rows = [figure(t, v, tightened=Detail.DISTRIBUTION) for t, v in enumerate(TEN[:6], start=1)]
    second = edition(figures_of(rows, content_class=A), first)
    assert (second.distribution, second.aggregate) == ((), None)


def test_a_named_figure_is_corrected_at_once() -> None:
    first = edition(figures(TEN, content_class=A))
    assert edition(figures([11, *TEN[1:]], content_class=A), first).aggregate.total == 551


# The only thing that is shown


def test_nobody_but_the_gate_makes_a_released_figure() -> None:
    with pytest.raises(NotThroughTheGate):
        Cell(object(), Kind.NUMBER, Detail.NAMED, 3)


@pytest.mark.parametrize("way", [str, format, float, int, list, json.dumps, "{}".format])
def test_a_raw_value_cannot_be_written(way) -> None:
    with pytest.raises((NotThroughTheGate, TypeError)):
        way(Raw(412))
    assert "412" not in repr(figure(1, 412))


def test_a_template_writes_what_the_gate_released_and_refuses_the_rest() -> None:
    page = Template("{% load disclosure %}{% shown it %}")
    cell = release(PEER, STARTING, figures([0.5, *TEN[1:]], content_class=A)).named[0]
    assert page.render(Context({"it": cell})) == "20"
    for raw in (412, "412", Raw(412), figure(1, 412), None):
        with pytest.raises(NotThroughTheGate):
            page.render(Context({"it": raw}))
    with pytest.raises(NotThroughTheGate):
        Template("{{ it.value }}").render(Context({"it": figure(1, 412)}))


def test_an_edition_is_compared_with_all_before_it() -> None:
    first = edition(figures(TEN))
    second = edition(figures([*[v + 1 for v in TEN[:6]], *TEN[6:]]), first)
    third = edition(figures([11, *TEN[1:]]), first, second)
    assert second.aggregate.total == 556
    assert third.aggregate.total == 556
