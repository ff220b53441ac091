"""The team's shared draft: saved page by page, merged, handed on."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from districtteam.questionnaires import errors, hooks
from districtteam.questionnaires.actions import (
    add_turn,
    close_sheets,
    confirm_sheet,
    decline_sheet,
    hand_section,
    open_sheet,
    open_sheets,
    pause_sheets,
    remove_turn,
    reopen_sheet,
    resume_sheets,
    save_section,
)
from districtteam.questionnaires.drafts import draft_of, newest_fields
from districtteam.questionnaires.models import Field, SectionHand, Sheet
from districtteam.trail.models import Entry
from tests import make

from .conftest import Listening
from .make_forms import BY, ID, SUBJECT, draft, published, sheet

BEDS, RATE = "/data/beds_group/beds", "/data/beds_group/rate"
WHY, NAME = "/data/story/why", "/data/ward[1]/name"


@pytest.fixture
def ours(cast: make.Cast) -> Sheet:
    return sheet(published(cast.network), cast.team)


def test_a_sheet_opens_once(cast: make.Cast, ours: Sheet) -> None:
    assert sheet(ours.version, cast.team).pk == ours.pk
    assert sheet(ours.version, cast.other_team).pk != ours.pk
    assert (ours.answered, ours.asked) == (0, 3)
    with pytest.raises(errors.NotPublished):
        sheet(draft(cast.network), cast.team)
    with pytest.raises(errors.WrongTimes):
        open_sheet(ours.version, cast.team, "cycle:2", make.NOW, make.NOW, by=BY)


def test_answers_are_kept_with_who_when_and_how(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.daouda).on_behalf(cast.awa, "phone")
    saved = save_section(ours, "beds_group", {BEDS: "40"}, by=by)
    assert saved.written == {BEDS: "40"}
    assert saved.appeared == [RATE, "/data/beds_group/problems"]
    field = Field.objects.get()
    assert (field.value, field.by, field.on_behalf_of) == ("40", cast.daouda, cast.awa)
    assert (field.channel, field.at) == ("phone", make.NOW)
    ours.refresh_from_db()
    assert (ours.answered, ours.asked, ours.revision) == (1, 5, 1)
    assert draft_of(ours, make.NOW).nodes[BEDS].value == "40"


def test_what_is_wrong_is_refused_and_the_rest_is_written(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.awa)
    given = {BEDS: "0", RATE: "many", "/data/beds_group/problems": "power"}
    saved = save_section(ours, "beds_group", given, language="en", by=by)
    assert saved.refused == {BEDS: ("constraint", "More than none.")}
    assert saved.written == {RATE: "many", "/data/beds_group/problems": "power"}
    saved = save_section(ours, "beds_group", {BEDS: "12", RATE: "101"}, language="fr", by=by)
    assert saved.refused == {RATE: ("constraint", "Au plus 100.")}
    saved = save_section(ours, "beds_group", {RATE: "viele"}, by=by)
    assert saved.refused == {RATE: ("not_number", "")}
    saved = save_section(ours, "beds_group", {"/data/beds_group/problems": "cash"}, by=by)
    assert saved.refused == {"/data/beds_group/problems": ("not_choice", "")}
    assert newest_fields(ours)[BEDS].value == "12"


def test_two_colleagues_on_one_section_lose_nothing(cast: make.Cast, ours: Sheet) -> None:
    awa, bakary = make.actor(cast.awa), make.actor(cast.bakary)
    visited = "/data/story/visited"
    save_section(ours, "story", {WHY: "First."}, by=awa)
    seen = 1  # both have looked
    save_section(ours, "story", {WHY: "First.", visited: "yes"}, seen=seen, by=awa)
    saved = save_section(ours, "story", {WHY: "Second.", visited: ""}, seen=seen, by=bakary)
    assert saved.written == {WHY: "Second."}
    assert {path: field.value for path, field in saved.news.items()} == {visited: "yes"}
    saved = save_section(ours, "story", {WHY: "Third.", visited: "no"}, seen=2, by=awa)
    assert saved.written == {visited: "no"}
    assert {path: (c.theirs.value, c.mine) for path, c in saved.clashes.items()} == {
        WHY: ("Second.", "Third.")
    }
    assert newest_fields(ours)[WHY].value == "Second."
    ours.refresh_from_db()
    save_section(ours, "story", {WHY: "Third."}, seen=ours.revision, by=awa)
    assert newest_fields(ours)[WHY].value == "Third."
    assert [field.value for field in ours.fields.filter(path=WHY)] == [
        "First.",
        "Second.",
        "Third.",
    ]


def test_what_stays_the_same_is_not_written_again(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.awa)
    save_section(ours, "beds_group", {BEDS: "40", RATE: ""}, by=by)
    saved = save_section(ours, "beds_group", {BEDS: "40", RATE: ""}, by=by)
    assert saved.written == {}
    assert Field.objects.count() == 1
    assert Entry.objects.filter(deed="questionnaires.save_section").count() == 1


@pytest.mark.parametrize(
    ("section", "values", "fault"),
    [
        ("beds_group", {"/data/beds_group/meta": "1"}, errors.UnknownQuestion),
        ("beds_group", {"/data/nowhere": "1"}, errors.UnknownQuestion),
        ("beds_group", {"/data/meta/instanceID": "uuid:1"}, errors.UnknownQuestion),
        ("beds_group", {"/data/beds_group/intro": "1"}, errors.UnknownQuestion),
        ("beds_group", {WHY: "1"}, errors.UnknownQuestion),
        ("beds_group", {BEDS: "1" * 5_001}, errors.UnknownQuestion),
        ("ward", {NAME: "1"}, errors.UnknownQuestion),
        ("nowhere", {BEDS: "1"}, errors.UnknownSection),
        ("story", {WHY: "\x00"}, None),
    ],
)
def test_hostile_answers_change_nothing(
    cast: make.Cast, ours: Sheet, section: str, values: dict[str, str], fault: type | None
) -> None:
    by = make.actor(cast.awa)
    if fault:
        with pytest.raises(fault):
            save_section(ours, section, values, by=by)
    else:
        assert save_section(ours, section, values, by=by).refused == {WHY: ("value_not_text", "")}
    assert not Field.objects.exists()


def test_nothing_is_taken_before_it_opens_or_after_it_closes(cast: make.Cast, ours: Sheet) -> None:
    early = make.actor(cast.awa, at=make.NOW - timedelta(hours=1))
    late = make.actor(cast.awa, at=make.NOW + timedelta(days=21))
    for by in (early, late):
        with pytest.raises(errors.NotOpen):
            save_section(ours, "story", {WHY: "x"}, by=by)
        with pytest.raises(errors.NotOpen):
            add_turn(ours, "ward", by=by)
    until = late.at + timedelta(days=1)
    open_sheet(ours.version, cast.team, SUBJECT, ours.opens_at, until, by=BY)
    assert save_section(ours, "story", {WHY: "x"}, by=late).written
    assert close_sheets(SUBJECT, by=BY) == 1
    with pytest.raises(errors.NotOpen):
        save_section(ours, "story", {WHY: "y"}, by=late)


def test_turns_keep_their_answers_when_others_go(cast: make.Cast, ours: Sheet) -> None:
    by = make.actor(cast.awa)
    assert [add_turn(ours, "ward", by=by) for _ in range(3)] == ["1", "2", "3"]
    for key, name in enumerate(["Medicine", "Surgery", "Maternity"], start=1):
        save_section(ours, "ward", {f"/data/ward[{key}]/name": name}, by=by)
    remove_turn(ours, "ward", "2", by=by)
    names = [
        turn.first("name").value for turn in draft_of(ours, make.NOW).instance.data.named["ward"]
    ]
    assert names == ["Medicine", "Maternity"]
    assert add_turn(ours, "ward", by=by) == "4"
    ours.refresh_from_db()
    assert (ours.answered, ours.asked) == (2, 9)
    with pytest.raises(errors.UnknownSection):
        remove_turn(ours, "ward", "2", by=by)
    for nowhere in ("9", "9" * 30, "9" * 5000, "²", ""):
        with pytest.raises(errors.UnknownSection):
            remove_turn(ours, "ward", nowhere, by=by)
    with pytest.raises(errors.UnknownSection):
        add_turn(ours, "story", by=by)
    with pytest.raises(errors.UnknownSection):
        add_turn(ours, "ward", "1", by=by)


def test_writing_into_a_turn_that_a_colleague_took_out_brings_it_back(
    cast: make.Cast, ours: Sheet
) -> None:
    add_turn(ours, "ward", by=make.actor(cast.awa))
    save_section(ours, "ward", {NAME: "Medicine"}, by=make.actor(cast.awa))
    remove_turn(ours, "ward", "1", by=make.actor(cast.bakary))
    save_section(ours, "ward", {"/data/ward[1]/nurses": "4"}, by=make.actor(cast.awa))
    (turn,) = draft_of(ours, make.NOW).instance.data.named["ward"]
    assert [kid.value for kid in turn.elements()] == ["Medicine", "4"]


def test_a_section_is_handed_to_a_colleague(
    cast: make.Cast, ours: Sheet, listening: Listening
) -> None:
    told = listening(hooks.handed)
    hand_section(ours, "story", cast.awa, by=make.actor(cast.bakary))
    hand_section(ours, "story", cast.celestine, by=make.actor(cast.awa))
    assert SectionHand.objects.get().person == cast.celestine
    assert [hand.section for hand in told] == ["story", "story"]
    with pytest.raises(errors.NotInTeam):
        hand_section(ours, "story", cast.jeanne, by=make.actor(cast.awa))
    with pytest.raises(errors.UnknownSection):
        hand_section(ours, "nowhere", cast.awa, by=make.actor(cast.awa))


NESTED = """
| survey |
| | type | name | label | calculation | relevant | repeat_count | decision |
| | integer | many | How many houses? | | | | x |
| | begin repeat | house | House | | | ${many} | |
| | text | street | Street | | | | x |
| | begin repeat | child | Child | | | | |
| | text | who | Who? | | | | x |
| | end repeat | | | | | | |
| | end repeat | | | | | | |
| | date | born | Born on | | | | x |
| | calculate | age | | int((today() - ${born}) div 365.25) | | | |
| | text | grown | Of age? | | ${age} > 17 | | x |
"""


def test_repeats_inside_counted_repeats_and_days_that_pass(cast: make.Cast) -> None:
    nested = sheet(published(cast.network, NESTED), cast.team)
    by = make.actor(cast.awa)
    save_section(nested, "many", {"/data/many": "2"}, by=by)
    save_section(nested, "house", {"/data/house[2]/street": "Main"}, by=by)
    assert add_turn(nested, "child", "2", by=by) == "2-1"
    assert add_turn(nested, "child", "2", by=by) == "2-2"
    save_section(nested, "child", {"/data/house[2]/child[2]/who": "Awa"}, by=by)
    answered = draft_of(nested, make.NOW)
    assert answered.nodes["/data/house[2]/child[2]/who"].value == "Awa"
    assert len(answered.instance.data.named["house"]) == 2
    with pytest.raises(errors.UnknownSection):
        add_turn(nested, "child", "3", by=by)
    with pytest.raises(errors.UnknownSection):
        add_turn(nested, "house", by=by)
    saved = save_section(nested, "born", {"/data/born": "2001-01-01"}, by=by)
    assert saved.appeared == ["/data/grown"]


def test_many_sheets_cost_as_many_queries_as_two(
    cast: make.Cast, django_assert_max_num_queries: Callable[..., AbstractContextManager[None]]
) -> None:
    version = published(cast.network)
    times = (make.NOW, make.NOW + timedelta(days=21))
    more = [make.team(cast.network, f"T{n}") for n in range(30)]
    teams = [cast.other_team, cast.team, *more]
    with django_assert_max_num_queries(12):
        made = open_sheets(version, teams, SUBJECT, *times, by=BY)
    assert [one.team for one in made] == teams
    assert {one.asked for one in made} == {3}
    assert Entry.objects.filter(deed="questionnaires.open_sheet").count() == 32
    close_sheets(SUBJECT, by=BY)
    later = (make.NOW, make.NOW + timedelta(days=30))
    with django_assert_max_num_queries(12):
        again = open_sheets(version, teams, SUBJECT, *later, by=BY)
    assert [one.pk for one in again] == [one.pk for one in made]
    assert {(one.state, one.closes_at) for one in Sheet.objects.of(SUBJECT)} == {("open", later[1])}


def test_in_a_pause_what_is_written_is_kept_and_nothing_counts(
    cast: make.Cast, ours: Sheet
) -> None:
    assert pause_sheets(SUBJECT, by=BY) == 1
    assert pause_sheets(SUBJECT, by=BY) == 0
    assert save_section(ours, "beds_group", {BEDS: "40"}, by=make.actor(cast.awa)).written
    with pytest.raises(errors.NotOpen):
        confirm_sheet(ours, ID, [cast.bakary], by=make.actor(cast.bakary))
    with pytest.raises(errors.NotOpen):
        decline_sheet(ours, "no_time", by=make.actor(cast.bakary))
    with pytest.raises(errors.NothingToReopen):
        reopen_sheet(ours, "Why not", by=make.actor(cast.bakary))
    long_after = make.actor(cast.awa, at=ours.closes_at + timedelta(days=3))
    assert save_section(ours, "beds_group", {BEDS: "41"}, by=long_after).written
    assert resume_sheets(SUBJECT, by=BY) == 1
    assert confirm_sheet(ours, ID, [cast.bakary], by=make.actor(cast.bakary)).answers


def test_a_pause_opens_nothing_whose_time_was_over(cast: make.Cast, ours: Sheet) -> None:
    """It could not be confirmed afterwards either."""
    over = make.actor(cast.awa, at=ours.closes_at + timedelta(days=1))
    pause_sheets(SUBJECT, by=over)
    with pytest.raises(errors.NotOpen):
        save_section(ours, "beds_group", {BEDS: "40"}, by=over)
