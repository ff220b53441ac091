"""Charters, consents, tightenings, looks: what is written, and what is refused."""

from datetime import timedelta

import pytest

from districtteam.disclosure import actions, queries
from districtteam.disclosure.codes import draw_codes
from districtteam.disclosure.errors import (
    AlreadyAdopted,
    BadPolicy,
    NotAdopted,
    NotThroughTheGate,
    NoVote,
    OnlyTighter,
    OtherNetwork,
    PurposeMissing,
    SilenceWidens,
)
from districtteam.disclosure.gate import release
from districtteam.disclosure.models import Look
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail, Policy
from districtteam.disclosure.reader import PUBLIC, Reader
from districtteam.people.here import Here
from districtteam.people.models import Team
from districtteam.people.roles import Role, TeamKind
from districtteam.trail.models import Entry
from tests import make
from tests.disclosure.attack import everywhere, figure, figures

A, C = ContentClass.PRACTICE, ContentClass.SENSITIVE
BY = make.actor()
WIDER = Policy(
    {**STARTING.table, (C, Audience.NATIONAL): Detail.NAMED, (A, Audience.PEERS): Detail.CODE}
)


@pytest.fixture
def by(cast: make.Cast):
    return make.actor(cast.bakary)


def here(person) -> Here:
    return Here(person=person, now=make.NOW)


# The charter


def test_a_network_starts_with_the_starting_table(cast: make.Cast) -> None:
    assert queries.charter_of(cast.network) is None
    assert queries.policy_of(cast.network) is STARTING


def test_silence_never_widens(cast: make.Cast, by) -> None:
    charter = actions.propose_charter(cast.network, WIDER, by=by)
    actions.vote_on_charter(charter, cast.team, agrees=True, by=by)
    actions.adopt_charter(charter, by=by)
    policy = queries.policy_of(cast.network)
    assert policy.cell(A, Audience.PEERS) is Detail.CODE
    assert policy.cell(C, Audience.NATIONAL) is Detail.DISTRIBUTION
    terms = queries.terms_of("cycle:1", [cast.team.pk, cast.other_team.pk])
    assert terms[cast.team.pk].consents_to(C) == {Audience.NATIONAL: Detail.NAMED}
    assert terms[cast.other_team.pk].consents_to(C) == {}


def test_a_charter_that_more_refuse_than_want_is_not_adopted(cast: make.Cast, by) -> None:
    charter = actions.propose_charter(cast.network, WIDER, by=by)
    actions.vote_on_charter(charter, cast.team, agrees=True, by=by)
    actions.vote_on_charter(charter, cast.team, agrees=False, by=by)
    assert queries.votes_of(charter) == {"yes": 0, "no": 1}
    with pytest.raises(NotAdopted):
        actions.adopt_charter(charter, by=by)
    assert queries.charter_of(cast.network) is None


def test_silence_does_not_undo_a_tighter_charter(cast: make.Cast, by) -> None:
    tight = Policy({})
    actions.adopt_charter(actions.propose_charter(cast.network, tight, by=by), by=by)
    wide = actions.propose_charter(
        cast.network, STARTING, by=make.actor(cast.hawa, at=make.NOW + timedelta(days=1))
    )
    with pytest.raises(SilenceWidens):
        actions.adopt_charter(wide, by=make.actor(cast.hawa, at=make.NOW + timedelta(days=1)))
    actions.vote_on_charter(wide, cast.team, agrees=True, by=by)
    with pytest.raises(SilenceWidens):
        actions.adopt_charter(wide, by=make.actor(cast.hawa, at=make.NOW + timedelta(days=1)))
    assert queries.policy_of(cast.network) == tight.tightest_with(STARTING)
    actions.vote_on_charter(wide, cast.other_team, agrees=True, by=by)
    actions.adopt_charter(wide, by=make.actor(cast.hawa, at=make.NOW + timedelta(days=1)))
    assert queries.policy_of(cast.network).is_tighter(STARTING)
    assert STARTING.is_tighter(queries.policy_of(cast.network))


def test_an_adopted_charter_is_neither_voted_on_nor_adopted_again(cast: make.Cast, by) -> None:
    charter = actions.adopt_charter(actions.propose_charter(cast.network, STARTING, by=by), by=by)
    with pytest.raises(AlreadyAdopted):
        actions.vote_on_charter(charter, cast.team, agrees=True, by=by)
    with pytest.raises(AlreadyAdopted):
        actions.adopt_charter(charter, by=by)


def test_only_the_networks_own_districts_vote(cast: make.Cast, by) -> None:
    charter = actions.propose_charter(cast.network, STARTING, by=by)
    with pytest.raises(OtherNetwork):
        actions.vote_on_charter(charter, Team.objects.get(name="Porga"), agrees=True, by=by)
    ministry = Team.objects.get(kind=TeamKind.NATIONAL)
    with pytest.raises(NoVote):
        actions.vote_on_charter(charter, ministry, agrees=True, by=by)


def test_the_numbers_of_a_charter_stay_in_their_limits(cast: make.Cast, by) -> None:
    charter = actions.propose_charter(cast.network, STARTING, base=1, least=99, by=by)
    assert (charter.base, charter.least) == (5, 10)


@pytest.mark.parametrize(
    "table",
    [{"D": {"peers": "named"}}, {"A": {"friends": "named"}}, {"A": {"peers": "all"}}, [], 1],
)
def test_a_table_that_is_none_is_refused(table: object) -> None:
    with pytest.raises(BadPolicy):
        Policy.from_json(table)


# Consents and tightenings


def test_a_consent_holds_until_it_is_withdrawn(cast: make.Cast, by) -> None:
    given = actions.give_consent(
        cast.team, C, Audience.PEERS, Detail.CODE, subject="cycle:1", by=by
    )
    key = cast.team.pk
    assert queries.terms_of("cycle:1", [key])[key].consents_to(C) == {Audience.PEERS: Detail.CODE}
    assert queries.terms_of("cycle:2", [key])[key].consents_to(C) == {}
    actions.withdraw_consent(given, by=by)
    assert queries.terms_of("cycle:1", [key])[key].consents_to(C) == {}


def test_a_tightening_is_taken_back_in_the_preview_only(cast: make.Cast, by) -> None:
    def most() -> Detail:
        key = cast.team.pk
        return queries.terms_of("cycle:1", [key])[key].most("q1")

    assert most() is Detail.NAMED
    actions.tighten(cast.team, "cycle:1", "q1", Detail.NOTHING, by=by)
    actions.tighten(cast.team, "cycle:1", "q1", Detail.CODE, may_loosen=True, by=by)
    with pytest.raises(OnlyTighter):
        actions.tighten(cast.team, "cycle:1", "q1", Detail.NAMED, by=by)
    actions.tighten(cast.team, "cycle:1", "q1", Detail.AGGREGATE, by=by)
    assert most() is Detail.AGGREGATE
    assert Entry.objects.filter(deed="disclosure.tighten").count() == 3


# Looks


def test_a_privileged_figure_is_read_only_after_the_look_is_written_down(cast: make.Cast) -> None:
    daouda = Reader(frozenset({Audience.FACILITATORS}))
    rows = figures([3, 4])
    rows = type(rows)("q", C, rows.kind, [_of(cast.team, 3), _of(cast.other_team, 4)])
    policy = Policy({(C, Audience.FACILITATORS): Detail.NAMED})
    seen = release(daouda, policy, rows)
    with pytest.raises(NotThroughTheGate):
        _ = seen.values
    with pytest.raises(PurposeMissing):
        actions.look([seen], purpose="", institution="X", subject="cycle:1", by=BY)
    for _again in range(2):
        (opened,) = actions.look(
            [seen],
            purpose="check",
            institution="Facilitation",
            subject="cycle:1",
            by=make.actor(cast.daouda),
        )
    assert sorted(opened.values) == [3, 4]
    assert Look.objects.count() == 2
    (line,) = queries.looks_at(cast.team)
    assert (line["institution"], line["purpose"], line["days"]) == ("Facilitation", "check", 1)
    later = make.actor(cast.daouda, at=make.NOW + timedelta(days=40))
    actions.look([seen], purpose="help", institution="F", subject="cycle:1", by=later)
    assert [line["purpose"] for line in queries.looks_at(cast.team)] == ["help", "check"]


def _of(team: Team, value: int):
    return figure(team.pk, value)


def test_what_peers_see_anyway_is_no_privileged_look(cast: make.Cast) -> None:
    seen = release(Reader(frozenset({Audience.NATIONAL})), everywhere(Detail.NAMED), figures([1]))
    assert actions.look([seen], purpose="", institution="", subject="", by=BY) == [seen]
    assert not Look.objects.exists()


# Who reads


@pytest.mark.parametrize(
    ("part", "audiences", "most"),
    [
        ("member", {Audience.PEERS}, Detail.NAMED),
        ("lead", {Audience.PEERS}, Detail.NAMED),
        ("facilitator", {Audience.FACILITATORS}, Detail.NAMED),
        ("region", {Audience.REGION}, Detail.NAMED),
        ("national", {Audience.NATIONAL}, Detail.NAMED),
        ("evaluator", {Audience.PEERS}, Detail.CODE),
        ("administrator", set(), Detail.NAMED),
    ],
)
def test_where_a_reader_stands(
    cast: make.Cast, part: str, audiences: set[Audience], most: Detail
) -> None:
    reader = Reader.of(here(cast.by_part()[part]), cast.network)
    assert (set(reader.audiences), reader.most) == (audiences, most)
    assert (cast.team.pk in reader.own) is (part in {"member", "lead"})


def test_a_region_has_its_own_districts_below_it(cast: make.Cast) -> None:
    reader = Reader.of(here(cast.esther), cast.network)
    assert {cast.team.pk, cast.other_team.pk} <= reader.under


def test_a_stranger_is_the_public(cast: make.Cast) -> None:
    assert Reader.of(here(cast.issa), cast.network) is PUBLIC
    assert Reader.of(here(None), cast.network) is PUBLIC


def test_an_expert_reads_without_names(cast: make.Cast) -> None:
    expert = make.person("Expert")
    make.member(expert, cast.network, Role.EXPERT)
    assert Reader.of(here(expert), cast.network).most is Detail.DISTRIBUTION


# Codes


def test_codes_are_drawn_anew_for_each_subject() -> None:
    one, same, other = (draw_codes(f"cycle:{n}", range(38)) for n in (1, 1, 2))
    assert one == same != other
    assert sorted(one.values()) == sorted(other.values())
    assert min(one.values()) == "01"
