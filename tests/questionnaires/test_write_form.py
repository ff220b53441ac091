"""A form on its way in: judged, mended, classed, tried, published once and for all."""

import pytest

from districtteam.people.words import said
from districtteam.questionnaires import errors, library
from districtteam.questionnaires.actions import (
    ask_pilots,
    classify_questions,
    mend_version,
    publish_version,
    remark_on,
    rename_form,
    start_from_topic,
    write_form,
)
from districtteam.questionnaires.actions.forms import Judgement
from districtteam.questionnaires.models import Form, Question, Remark, Version
from districtteam.trail.models import Entry
from tests import make

from .make_forms import BY, TITLE, WARDS, draft, published


def test_a_form_is_judged_and_its_questions_are_told(cast: make.Cast) -> None:
    version = draft(cast.network)
    assert (version.number, version.state, version.languages) == (1, "draft", ["fr", "en"])
    assert version.findings == []
    assert [(q.name, q.section, q.kind, q.disclosure_class) for q in version.questions.all()] == [
        ("beds", "beds_group", "number", "A"),
        ("rate", "beds_group", "decimal", "B"),
        ("problems", "beds_group", "choices", "A"),
        ("visited", "story", "choice", "A"),
        ("visited_on", "story", "day", "A"),
        ("why", "story", "text", "C"),
        ("name", "ward", "text", "A"),
        ("nurses", "ward", "number", "A"),
    ]
    beds = version.questions.get(name="beds")
    assert beds.labels == {"fr": "Combien de lits ?", "en": "How many beds?"}
    assert (beds.path, beds.repeat, beds.required, beds.always) == (
        "beds_group/beds",
        "",
        True,
        True,
    )
    assert said(beds.feeds, "en") == "The equipment plan"
    nurses = version.questions.get(name="nurses")
    assert (nurses.path, nurses.repeat) == ("nurses", "ward")
    assert not version.questions.get(name="rate").always
    assert version.minutes == 15


def test_a_file_that_is_no_form_is_kept_with_what_is_wrong(cast: make.Cast) -> None:
    version = draft(cast.network, WARDS.replace("${beds} > 10", "${bed} > 10", 1))
    assert [finding["code"] for finding in version.findings] == ["reference_unknown"]
    assert version.questions.count() == 0
    with pytest.raises(errors.GateClosed):
        publish_version(version, by=BY)


def test_faults_are_mended_on_request_and_told(cast: make.Cast) -> None:
    version = draft(cast.network, WARDS.replace("${beds} > 10", "${beds > 10}", 1))
    assert [finding["mend"] for finding in version.findings] == ["close_reference"]
    mended = mend_version(version, by=BY)
    assert mended.pk == version.pk
    assert mended.mended
    assert [finding["code"] for finding in mended.findings] == ["mended"]
    assert mended.questions.count() == 8


def test_a_required_question_that_pages_cannot_ask_stops_the_form(cast: make.Cast) -> None:
    photo = "| | image | photo | Photo | Photo | | | yes | | | | | A | x | x |"
    version = draft(cast.network, WARDS.replace("| choices |", f"{photo}\n| choices |"))
    stops = [one["code"] for one in version.findings if one["level"] == "stop"]
    assert stops == ["required_not_shown"]


def test_writing_it_again_keeps_what_was_said_of_its_questions(cast: make.Cast) -> None:
    version = draft(cast.network)
    beds = version.questions.get(name="beds")
    classify_questions(version, {beds.pk: Judgement("C", {"fr": "  Le  plan "})}, by=BY)
    plain = WARDS.replace("| class |", "| |").replace("| A | Le plan", "| | Le plan")
    again = write_form(cast.network, {}, plain.encode(), form=version.form, by=BY)
    assert again.pk == version.pk
    assert again.questions.get(name="beds").disclosure_class == "C"
    assert Form.objects.count() == 1


def test_a_published_version_stays_and_the_next_begins(cast: make.Cast) -> None:
    version = published(cast.network)
    assert (version.state, version.published_at) == ("published", make.NOW)
    with pytest.raises(errors.AlreadyPublished):
        publish_version(version, by=BY)
    with pytest.raises(errors.AlreadyPublished):
        classify_questions(version, {}, by=BY)
    with pytest.raises(errors.AlreadyPublished):
        mend_version(version, by=BY)
    after = write_form(cast.network, {}, WARDS.encode(), form=version.form, by=BY)
    assert after.number == 2
    assert Version.objects.published().get() == version


def test_every_question_says_which_decision_it_feeds(cast: make.Cast) -> None:
    version = draft(cast.network)
    Question.objects.filter(name__in=["beds", "why"]).update(feeds={})
    with pytest.raises(errors.DecisionsMissing, match="2"):
        publish_version(version, by=BY)


def test_more_than_twenty_questions_want_a_reason(cast: make.Cast) -> None:
    rows = "".join(
        f"| | text | more{n} | Encore | More | | | | | | | | A | Le plan | The plan |\n"
        for n in range(16)
    )
    version = draft(cast.network, WARDS.replace("| choices |", f"{rows}| choices |"))
    with pytest.raises(errors.TooLong, match="21 questions"):
        publish_version(version, by=BY)
    assert publish_version(version, reason="The ministry asks.", by=BY).is_published


@pytest.mark.parametrize("topic", library.names())
def test_each_starter_topic_can_be_published_as_it_is(cast: make.Cast, topic: str) -> None:
    version = start_from_topic(cast.network, topic, by=BY)
    assert version.findings == []
    assert version.languages == ["fr", "en"]
    assert set(version.form.title) == {"fr", "en"}
    assert all(set(question.feeds) == {"fr", "en"} for question in version.questions.all())
    assert version.minutes <= 30
    assert publish_version(version, by=BY).is_published


def test_sensitive_questions_of_a_topic_are_known(cast: make.Cast) -> None:
    version = start_from_topic(cast.network, "02_maternal_deaths", by=BY)
    classes = dict(version.questions.values_list("name", "disclosure_class"))
    assert classes["facility_deaths"] == "C"
    assert classes["births"] == "B"
    assert classes["trick"] == "A"
    with pytest.raises(errors.UnknownTopic):
        start_from_topic(cast.network, "../lists", by=BY)


def test_a_pilot_team_remarks_on_questions(cast: make.Cast) -> None:
    version = draft(cast.network)
    beds = version.questions.get(name="beds")
    by = make.actor(cast.awa)
    with pytest.raises(errors.NotInPilot):
        remark_on(beds, cast.team, "Which beds?", by=by)
    ask_pilots(version, [cast.team, cast.issa.memberships.get().team], by=BY)
    assert list(version.pilots.all()) == [cast.team]
    remark_on(beds, cast.team, "Which beds?", by=by)
    remark_on(beds, cast.team, "Which beds do you mean?", by=by)
    assert Remark.objects.get().text == "Which beds do you mean?"
    remark_on(beds, cast.team, "", by=by)
    assert not Remark.objects.exists()
    with pytest.raises(errors.RemarkMissing):
        remark_on(beds, cast.team, " ", by=by)


def test_a_title_is_wanted(cast: make.Cast) -> None:
    with pytest.raises(errors.TitleMissing):
        write_form(cast.network, {"fr": "  "}, WARDS.encode(), by=BY)
    version = draft(cast.network)
    assert str(rename_form(version.form, {"fr": "Lits"}, by=BY)) == "Lits"
    with pytest.raises(errors.TitleMissing):
        rename_form(version.form, {}, by=BY)


def test_a_huge_file_is_refused(cast: make.Cast) -> None:
    with pytest.raises(errors.FileTooLarge):
        write_form(cast.network, TITLE, b"x" * (2 * 1024 * 1024 + 1), by=BY)


def test_each_deed_is_told(cast: make.Cast) -> None:
    published(cast.network)
    assert list(Entry.objects.values_list("deed", flat=True)) == [
        "questionnaires.publish_version",
        "questionnaires.write_form",
    ]
