"""Editions: frozen, drawn for each audience, published once, corrected by another."""

import re

import pytest
from django.test import Client

from districtteam.cycle import machine
from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import COMPLETION, Agreement, Cycle
from districtteam.cycle.step4_results import errors, queries
from districtteam.cycle.step4_results.actions import (
    draw_edition,
    open_to_public,
    prepare_edition,
    publish_edition,
    set_better,
    set_quote,
    write_note,
)
from districtteam.cycle.step4_results.drawing.material import READERS
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.disclosure.actions import tighten
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail, Policy
from districtteam.trail.models import Entry
from tests import make

from .scene import Scene, scene


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    return scene(cast)


def panel(edition: Edition, question: str, audience: str = "peers", language: str = "en") -> Panel:
    return edition.panels.get(question=question, audience=audience, language=language)


def test_nothing_is_published_during_the_preview(told: Scene) -> None:
    with pytest.raises(errors.PreviewRunning) as refused:
        prepare_edition(told.cycle, by=told.by(days=6))
    assert "9\u00a0November 2026" in refused.value.message
    assert not Edition.objects.exists()


def test_nothing_is_published_without_answers(cast: make.Cast) -> None:
    with pytest.raises(errors.NothingAnswered):
        prepare_edition(scene(cast, answered=0).cycle, by=make.actor(at=make.NOW.replace(day=12)))


def test_an_edition_is_seen_when_its_last_write_says_so(told: Scene) -> None:
    by = told.by(days=8)
    edition = prepare_edition(told.cycle, by=by)
    assert (edition.state, edition.invited) == ("preparing", 12)
    assert (edition.answered, edition.filled) == (10, 10)
    with pytest.raises(errors.NotReady):
        publish_edition(told.cycle, by=by)
    draw_edition(edition, by=by)
    assert queries.edition_of(told.cycle) is None
    assert publish_edition(told.cycle, by=by).published_at == by.at
    assert queries.edition_of(told.cycle) == edition


def test_a_drawing_that_stopped_half_way_is_drawn_again_whole(told: Scene) -> None:
    by = told.by(days=8)
    edition = prepare_edition(told.cycle, by=by)
    Panel.objects.create(
        edition=edition, audience="peers", language="en", position=1, question="x", body={}
    )
    draw_edition(edition, by=by)
    questions = ["delay", "deaths", "reviewed", "blood", "help_wanted", "help_offered"]
    assert edition.panels.count() == len(questions) * len(READERS) * 2
    first = edition.digest
    assert draw_edition(edition, by=by).digest == first


def test_the_hash_is_over_data_and_drawings(told: Scene) -> None:
    first = told.published()
    told.answer(told.teams[2], delay=99)
    second = told.published(reason="D0 counted again")
    assert re.fullmatch("[0-9a-f]{64}", second.digest)
    assert first.digest != second.digest
    assert (second.number, second.reason) == (2, "D0 counted again")
    assert panel(first, "delay").body != panel(second, "delay").body


def test_two_editions_are_not_prepared_at_once_and_a_correction_says_why(told: Scene) -> None:
    prepare_edition(told.cycle, by=told.by(days=8))
    with pytest.raises(errors.BeingPrepared):
        prepare_edition(told.cycle, reason="again", by=told.by(days=8))


def test_a_correction_says_what_it_corrects(told: Scene) -> None:
    told.published()
    with pytest.raises(errors.WhyCorrected):
        prepare_edition(told.cycle, by=told.by(days=9))


def test_the_step_is_left_when_an_edition_is_published(told: Scene) -> None:
    words = [str(it.words) for it in machine.obstacles(told.cycle, make.NOW)]
    assert words == ["No edition of the results is published yet."]
    told.published()
    assert machine.obstacles(told.cycle, make.NOW) == []


# What each audience reads


def test_practices_are_named_to_peers_and_summed_for_the_public(told: Scene) -> None:
    edition = told.published()
    peers, public = panel(edition, "delay"), panel(edition, "delay", "public")
    assert len(peers.body["named"]) == 10
    assert "D7" in peers.body["drawn"]["svg"]
    assert peers.sentence == "Half of the teams: 4.5 or more."
    assert (public.body["drawn"], public.body["named"]) == (None, [])
    assert public.sentence == "Of 10 teams together: 45."
    assert "D7" not in str(public.body)


def test_deaths_are_a_distribution_and_nothing_in_public(told: Scene) -> None:
    edition = told.published()
    for audience in ("peers", "facilitators", "region", "national", "evaluator", "expert"):
        shown = panel(edition, "deaths", audience)
        assert shown.body["own"] == "value", audience
        assert not re.search(r"D\d", str(shown.body)), audience
    public = panel(edition, "deaths", "public")
    assert public.sentence == (
        "What the teams answered is not shown here: there is too little to hide among."
    )
    assert public.body["drawn"] is None


def test_a_region_reads_at_most_what_peers_read(told: Scene) -> None:
    kind = ContentClass.SENSITIVE
    wide = {(kind, Audience.REGION): Detail.NAMED, (kind, Audience.NATIONAL): Detail.NAMED}
    policy = Policy({**STARTING.table, **wide}).to_json()
    Agreement.objects.create(cycle=told.cycle, policy=policy, agreed_at=make.NOW)
    edition = told.published()
    region, national = panel(edition, "deaths", "region"), panel(edition, "deaths", "national")
    assert (region.body["named"], region.privileged) == ([], [])
    assert region.body == panel(edition, "deaths").body
    assert len(national.privileged) == 10


def test_shares_stand_on_the_range_that_chance_explains(told: Scene) -> None:
    shown = panel(told.published(), "reviewed")
    assert shown.body["table"]["head"] == ["Team", "Value", "Expected from", "Expected to"]
    assert shown.sentence.count("All together: 55%.") == 1
    assert "reviewed_of" not in {it.question for it in Panel.objects.all()}


def test_answers_in_words_are_counted_in_the_readers_language(told: Scene) -> None:
    edition = told.published()
    assert panel(edition, "blood").sentence == "Said most: Yes and No (5 of 10)."
    assert "Oui" in panel(edition, "blood", language="fr").sentence
    assert panel(edition, "blood", language="fr").title == "Sang disponible ?"


def test_evaluators_read_codes_and_experts_no_names(told: Scene) -> None:
    edition = told.published()
    assert panel(edition, "delay", "evaluator").body["own"] == "code"
    assert panel(edition, "delay", "expert").body["own"] == "value"
    assert "D7" not in str(panel(edition, "delay", "evaluator").body)


def test_what_is_tightened_is_gone_and_counted(told: Scene) -> None:
    tighten(told.teams[2], told.cycle.subject, "delay", Detail.NOTHING, by=told.by())
    shown = panel(told.published(), "delay")
    assert "D0" not in str(shown.body)
    assert (shown.body["masked"], shown.body["hidden"], len(shown.body["named"])) == (1, 1, 9)
    assert "1 answer: nothing. Its team asked for this." in shown.body["reasons"]


def test_a_note_travels_with_a_named_figure_only(told: Scene) -> None:
    team = told.teams[2]
    write_note(told.cycle, team, "delay", "The  road was cut.", by=told.by())
    write_note(told.cycle, team, "deaths", "Counted twice.", by=told.by())
    edition = told.published()
    assert panel(edition, "delay").body["notes"] == [["D0", "The road was cut."]]
    assert panel(edition, "deaths").body["notes"] == []
    assert panel(edition, "delay", "public").body["notes"] == []


def test_what_is_said_of_figures_leaves_a_trace_where_it_changes_something(told: Scene) -> None:
    team, by = told.teams[2], told.by()
    for text in ("", "The road was cut.", "The road  was cut.", "", " "):
        write_note(told.cycle, team, "delay", text, by=by)
    for way in ("none", "up", "up", "none"):
        set_better(told.cycle, "reviewed", way, by=by)
    deeds = Entry.objects.filter(deed__regex="note|better").order_by("pk")
    assert list(deeds.values_list("deed", flat=True)) == [
        "cycle.write_note",
        "cycle.drop_note",
        "cycle.set_better",
        "cycle.set_better",
    ]


def test_words_stand_beside_the_chart_as_far_as_each_team_agreed(told: Scene) -> None:
    for team in told.teams[2:4]:
        set_quote(told.cycle, team, "trick", "named", by=told.by())
    for team in told.teams[4:7]:
        set_quote(told.cycle, team, "trick", "nameless", by=told.by())
    quotes = panel(told.published(), "blood").body["quotes"]
    assert sorted(quote["name"] for quote in quotes) == ["D0", "D1"]
    for team in told.teams[7:10]:
        set_quote(told.cycle, team, "trick", "nameless", by=told.by())
    edition = told.published(reason="More words")
    assert len(panel(edition, "blood").body["quotes"]) == 3
    assert panel(edition, "blood", "public").body["quotes"] == []
    assert panel(edition, "delay").body["quotes"] == []


def test_one_correction_does_not_show_in_the_next_edition_of_a_distribution(told: Scene) -> None:
    first = told.published()
    told.answer(told.teams[3], delay=1, deaths=777)
    second = told.published(reason="D1 corrected")
    assert panel(first, "deaths").body["drawn"] == panel(second, "deaths").body["drawn"]
    assert "777" not in str(panel(second, "deaths").body)


def test_the_public_part_is_opened_after_publication(told: Scene) -> None:
    edition = prepare_edition(told.cycle, by=told.by(days=8))
    with pytest.raises(errors.NotReady):
        open_to_public(edition, by=told.by(days=8))


def test_a_correction_is_not_public_before_somebody_opens_it(told: Scene) -> None:
    first = told.published()
    page = f"/cycles/{told.cycle.pk}/public"
    assert Client().get(page).status_code == 404
    open_to_public(first, by=told.by(days=8))
    assert Client().get(page + "?fresh").status_code == 200
    second = told.published(reason="D1 corrected")
    assert Client().get(page + "?fresh").status_code == 404
    open_to_public(second, by=told.by(days=9))
    assert Client().get(page + "?fresh").status_code == 200


def test_the_response_rate_has_the_invited_for_its_denominator(told: Scene) -> None:
    response = queries.response_of(told.cycle)
    assert (response.invited, response.filled, response.silent) == (12, 10, 2)
    sheet = told.cycle_sheet(told.cast.team)
    told.answer(told.cast.team, delay=1).__class__.objects.filter(sheet=sheet).update(answered=3)
    response = queries.response_of(told.cycle)
    assert (response.filled, response.started, response.silent) == (10, 1, 1)


# What changes between freezing and publishing


def test_what_a_team_tightens_until_publication_is_not_published(told: Scene) -> None:
    by = told.by(days=8)
    draw_edition(prepare_edition(told.cycle, by=by), by=by)
    tighten(told.teams[9], told.cycle.subject, "delay", Detail.NOTHING, by=told.by())
    again = publish_edition(told.cycle, by=told.by(days=9))
    assert again.state == Edition.PREPARING
    assert queries.edition_of(told.cycle) is None
    draw_edition(again, by=told.by(days=9))
    edition = publish_edition(told.cycle, by=told.by(days=9))
    assert (edition.number, edition.state) == (1, Edition.PUBLISHED)
    assert "D7" not in str(panel(edition, "delay").body)
    assert "D8" in str(panel(edition, "delay").body)


def test_words_that_a_team_takes_back_until_publication_are_not_published(told: Scene) -> None:
    set_quote(told.cycle, told.teams[2], "trick", "named", by=make.actor())
    by = told.by(days=8)
    draw_edition(prepare_edition(told.cycle, by=by), by=by)
    set_quote(told.cycle, told.teams[2], "trick", "no", by=make.actor())
    draw_edition(publish_edition(told.cycle, by=by), by=by)
    edition = publish_edition(told.cycle, by=by)
    assert edition.state == Edition.PUBLISHED
    assert "Trick of D0" not in str([it.body for it in edition.panels.all()])


def test_who_answers_again_has_a_private_preview_again(told: Scene) -> None:
    told.cycle.steps.filter(number=COMPLETION).update(closed_at=told.by(days=20).at)
    with pytest.raises(errors.PreviewRunning):
        prepare_edition(told.cycle, by=told.by(days=21))
    assert prepare_edition(told.cycle, by=told.by(days=27)).number == 1


@pytest.mark.parametrize("now", [{"state": "cancelled"}, {"state": "paused"}, {"at_step": 3}])
def test_nothing_is_published_of_a_cycle_that_does_not_run_or_is_still_answered(
    told: Scene, now: dict[str, object]
) -> None:
    by = told.by(days=8)
    draw_edition(prepare_edition(told.cycle, by=by), by=by)
    Cycle.objects.filter(pk=told.cycle.pk).update(**now)
    with pytest.raises(StepClosed):
        publish_edition(told.cycle, by=by)
    with pytest.raises(StepClosed):
        prepare_edition(told.cycle, by=by)
    assert queries.edition_of(told.cycle) is None


def test_who_reads_names_cannot_subtract_them_from_the_public_sum(told: Scene) -> None:
    tighten(told.teams[5], told.cycle.subject, "delay", Detail.DISTRIBUTION, by=told.by())
    edition = told.published()
    peers, public = panel(edition, "delay"), panel(edition, "delay", "public")
    assert (len(peers.body["named"]), peers.body["hidden"]) == (9, 1)
    assert public.sentence == "Of 9 teams together: 42."
    assert public.body["hidden"] == 1
