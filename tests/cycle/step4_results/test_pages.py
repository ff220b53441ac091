"""The pages of results, as each of the cast: preview, checks, charts, why, looks, talks."""

import re
from datetime import timedelta

import brotli
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from districtteam.cycle.core.models import Agreement, Step
from districtteam.cycle.step4_results.actions import open_to_public, set_better
from districtteam.cycle.step4_results.models import Edition, Note, Quote, Talk
from districtteam.disclosure.models import Look, Tightening
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail, Policy
from tests import make
from tests.cycle.browse import Browser

from .scene import Scene, scene

OURS = {
    "delay": 77,
    "deaths": 33,
    "reviewed": 20,
    "reviewed_of": 20,
    "blood": "yes",
    "trick": "Ours",
}


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    found = scene(cast)
    found.answer(cast.team, **OURS)
    return found


def position(edition: Edition, question: str) -> int:
    return edition.panels.filter(question=question).first().position


# Before publication


def test_a_team_reads_its_own_figures_first_and_nobody_elses(told: Scene) -> None:
    page = Browser(told.cast.awa, language="fr").read("preview", told.cycle.pk)
    assert "Délai en jours" in page
    assert "77" in page
    assert "Oui" in page
    assert "D3" not in page
    assert Browser(told.cast.jeanne).read("preview", told.cycle.pk).count("77") == 0
    assert Browser(told.cast.issa).get("preview", told.cycle.pk).status_code == 404
    assert Browser(told.cast.fanta).get("preview", told.cycle.pk).status_code in {403, 404}


def test_a_note_and_less_to_be_seen(told: Scene) -> None:
    awa = Browser(told.cast.awa)
    awa.send("own_figure", told.cycle.pk, 1, text="The road was cut.", detail="distribution")
    assert Note.objects.get().text == "The road was cut."
    assert Tightening.objects.get().detail == "distribution"
    assert "without our name" in awa.read("preview", told.cycle.pk)
    awa.send("own_figure", told.cycle.pk, 1, text="", detail="named")
    assert not Note.objects.exists()
    assert Tightening.objects.get().detail == "named"


def test_a_note_alone_asks_for_nothing_less(told: Scene) -> None:
    awa = Browser(told.cast.awa)
    awa.send("own_figure", told.cycle.pk, 2, text="Two hospitals.", detail="distribution")
    assert Note.objects.get().question == "deaths"
    edition = told.published()
    assert edition.panels.filter(question="deaths", audience="peers")[0].body["masked"] == 0


def test_after_publication_only_less(told: Scene) -> None:
    awa = Browser(told.cast.awa)
    awa.send("own_figure", told.cycle.pk, 1, text="", detail="aggregate")
    told.published()
    refused = awa.refused("own_figure", told.cycle.pk, 1, text="", detail="named")
    assert "less, never more" in refused
    awa.send("own_figure", told.cycle.pk, 1, text="", detail="nothing")


@pytest.mark.parametrize("given", [{"detail": "all"}, {}, {"detail": "named", "text": "x" * 301}])
def test_what_cannot_be_changes_nothing(told: Scene, given: dict[str, str]) -> None:
    Browser(told.cast.awa).refused("own_figure", told.cycle.pk, 1, **given)
    assert not Tightening.objects.exists()
    assert Browser(told.cast.awa).get("own_figure", told.cycle.pk, 99).status_code == 404


def test_own_words_are_lent_or_not(told: Scene) -> None:
    awa = Browser(told.cast.awa)
    page = awa.read("own_figure", told.cycle.pk, 5)
    assert "May others read this" in page
    awa.send("own_figure", told.cycle.pk, 5, consent="nameless")
    assert Quote.objects.get().consent == "nameless"


def test_checks_name_teams_and_questions_never_values(told: Scene) -> None:
    told.answer(told.teams[4], delay=4_321, deaths=3, reviewed=9, reviewed_of=5, blood="no")
    page = Browser(told.cast.daouda).read("checks", told.cycle.pk)
    assert "“Delay in days”: far from the other teams." in page
    assert "“Deaths reviewed”: the part is larger than the whole." in page
    assert "4,321" not in page
    assert "11 of 12 teams filled in" in page
    assert not Agreement.objects.exists(), "a page that is read writes nothing"
    assert Browser(told.cast.awa).get("checks", told.cycle.pk).status_code == 403


def test_a_facilitator_prepares_and_publishes(told: Scene) -> None:
    daouda = Browser(told.cast.daouda)
    now = timezone.now()
    Step.objects.update(opens_at=now, due_at=now + timedelta(days=30))
    daouda.send("prepare", told.cycle.pk)
    assert "private preview runs until" in daouda.read("results", told.cycle.pk)
    Step.objects.update(opens_at=timezone.now() - timedelta(days=8))
    daouda.send("prepare", told.cycle.pk)
    assert Edition.objects.get().state == "preparing"
    again = f'href="/cycles/{told.cycle.pk}/results">Look again</a>'
    assert again in daouda.read("results", told.cycle.pk)
    daouda.send("publish", told.cycle.pk)
    assert "No edition is ready to be published." in daouda.read("results", told.cycle.pk)


# Published


def test_a_chart_has_a_sentence_a_picture_with_ones_own_mark_and_a_table(told: Scene) -> None:
    edition = told.published()
    at = position(edition, "delay")
    ours = Browser(told.cast.awa).read("chart", told.cycle.pk, at)
    theirs = Browser(told.cast.jeanne).read("chart", told.cycle.pk, at)
    assert "Half of the teams: " in ours
    assert len(re.findall(r"\bYou\b", ours)) == len(re.findall(r"\bYou\b", theirs)) + 2
    assert "<table>" in ours
    assert re.search(r'<p class="lead">You: \d+; half of the teams: \d+ or more\.</p>', ours)
    assert '<p class="lead">Half of the teams: ' in theirs
    assert "<!--own-->" not in ours + theirs


def test_one_own_mark_stands_in_a_distribution_without_names(told: Scene) -> None:
    edition = told.published()
    at = position(edition, "deaths")
    page = Browser(told.cast.awa, language="fr").read("chart", told.cycle.pk, at)
    assert "Vous" in page
    assert "33" in page
    assert not re.search(r"\bD\d\b", page)


def test_results_list_a_sentence_for_each_question(told: Scene) -> None:
    told.answer(told.cast.team, delay=1).__class__.objects.update(answered=3)
    edition = told.published()
    page = Browser(told.cast.awa, language="fr").read("results", told.cycle.pk)
    assert "11 équipes sur 12 ont répondu (0 à quatre cinquièmes des questions au moins)" in page
    assert edition.digest[:12] in page
    assert page.count("<li><a href=") >= 6


def test_why_speaks_of_a_team_of_their_own_only_to_those_who_have_one(told: Scene) -> None:
    told.published()
    own, each = "Your own team’s answer", "Each team is always shown its own answer whole."
    page = Browser(told.cast.awa).read("why", told.cycle.pk, 1)
    assert (own in page, each in page) == (True, False)
    page = Browser(told.cast.daouda).read("why", told.cycle.pk, 1)
    assert (own in page, each in page) == (False, True)


@pytest.mark.parametrize("part", ["member", "region", "national", "evaluator", "administrator"])
def test_every_part_opens_every_chart_as_far_as_it_may(told: Scene, part: str) -> None:
    edition = told.published()
    browser = Browser(told.cast.by_part()[part])
    for at in range(1, 7):
        page = browser.read("chart", told.cycle.pk, at)
        browser.read("why", told.cycle.pk, at)
        named = position(edition, "deaths") == at or part in {"evaluator", "administrator"}
        assert not (named and re.search(r"\bD\d\b", page))
    assert browser.get("chart", told.cycle.pk, 99).status_code == 404
    assert Browser(told.cast.issa).get("chart", told.cycle.pk, 1).status_code == 404


def test_named_figures_are_laid_out_as_tiles_and_others_are_not(told: Scene) -> None:
    edition = told.published()
    awa = Browser(told.cast.awa)
    at = position(edition, "delay")
    assert "See it by part of the country" in awa.read("chart", told.cycle.pk, at)
    page = awa.read("tiles", told.cycle.pk, at)
    assert re.search(r'<p class="lead">You: \d+; half of the teams: \d+ or more\.', page)
    assert "You" in page
    assert "D7" in page
    assert awa.get("tiles", told.cycle.pk, position(edition, "deaths")).status_code == 404
    assert Browser(told.cast.gilbert).get("tiles", told.cycle.pk, at).status_code == 404


def test_why_is_this_shown_or_hidden(told: Scene) -> None:
    edition = told.published()
    at = position(edition, "deaths")
    page = Browser(told.cast.awa, language="fr").read("why", told.cycle.pk, at)
    assert "11 réponses\u00a0: chaque réponse sans le nom" in page
    assert "réponses sensibles" in page


def test_a_privileged_look_is_told_first_then_written_down(told: Scene) -> None:
    kind, who = ContentClass.SENSITIVE, Audience.NATIONAL
    policy = Policy({**STARTING.table, (kind, who): Detail.NAMED})
    Agreement.objects.create(cycle=told.cycle, policy=policy.to_json(), agreed_at=make.NOW)
    edition = told.published()
    at = position(edition, "deaths")
    fanta = Browser(told.cast.fanta)
    before = fanta.read("chart", told.cycle.pk, at)
    assert "Your look is written down" in before
    assert "D3" not in before
    assert not Look.objects.exists()
    after = fanta.read("chart", told.cycle.pk, at, purpose="decide")
    assert "D3" in after
    assert Look.objects.count() == 11
    seen = Browser(told.cast.awa)
    seen.room = "disclosure"
    assert "Direction nationale" in seen.read("looks")
    assert "Your look" not in Browser(told.cast.awa).read("chart", told.cycle.pk, at)


def test_everybody_reads_the_public_part_once_it_is_open(told: Scene) -> None:
    edition = told.published()
    address = reverse("cycle:public", args=[told.cycle.pk])
    assert Client().get(address).status_code == 404
    open_to_public(edition, by=told.by(days=9))
    assert "Of 11 teams together: 122" in Client().get(address).content.decode()
    for at in range(1, 7):
        page = Client().get(reverse("cycle:public_chart", args=[told.cycle.pk, at]))
        assert page.status_code == 200
        assert not re.search(r"\bD\d\b", page.content.decode())


def test_a_public_page_is_packed_once_and_not_sent_again_to_who_has_it(told: Scene) -> None:
    open_to_public(told.published(), by=told.by(days=9))
    address = reverse("cycle:public", args=[told.cycle.pk])
    plain = Client().get(address)
    with CaptureQueriesContext(connection) as asked:
        packed = Client().get(address, headers={"Accept-Encoding": "br"})
    assert len(asked) == 0
    assert packed.headers["Content-Encoding"] == "br"
    assert "Accept-Encoding" in packed.headers["Vary"]
    assert brotli.decompress(packed.content) == plain.content
    tag = plain.headers["ETag"]
    assert packed.headers["ETag"] == tag
    again = Client().get(address, headers={"If-None-Match": tag, "Accept-Encoding": "br"})
    assert (again.status_code, again.content) == (304, b"")
    french = Client().get(address, headers={"If-None-Match": tag, "Accept-Language": "fr"})
    assert (french.status_code, french.headers["ETag"] != tag) == (200, True)


# Teams to talk to


def test_teams_that_do_better_than_chance_are_named_where_the_policy_allows(told: Scene) -> None:
    for n, team in enumerate(told.teams[2:]):
        reviewed = 990 if n == 3 else 500 + n
        told.answer(team, reviewed=reviewed, reviewed_of=1000, delay=1, deaths=20)
    told.answer(told.cast.team, reviewed=400, reviewed_of=1000, delay=1, deaths=20)
    edition = told.published()
    at = position(edition, "reviewed")
    assert "does better" not in Browser(told.cast.awa).read("chart", told.cycle.pk, at)
    set_better(told.cycle, "reviewed", "up", by=told.by(days=9))
    told.published(reason="Which way is better", days=9)
    page = Browser(told.cast.awa).read("chart", told.cycle.pk, at)
    assert "<b>D3</b> does better than chance explains" in page


def test_who_asked_for_help_is_pointed_to_who_offers_it(told: Scene) -> None:
    told.answer(told.cast.team, **OURS, help_wanted="yes")
    edition = told.published()
    at = position(edition, "delay")
    page = Browser(told.cast.awa).read("chart", told.cycle.pk, at)
    assert page.count("offers help") == 3
    assert "offers help" not in Browser(told.cast.jeanne).read("chart", told.cycle.pk, at)


def test_names_are_exchanged_when_the_other_team_says_yes(told: Scene) -> None:
    lead = make.person("Kemo")
    make.member(lead, told.teams[2], "lead")
    told.answer(told.cast.team, **OURS, help_wanted="yes")
    edition = told.published()
    at = position(edition, "delay")
    awa, kemo = Browser(told.cast.awa), Browser(lead)
    awa.send("ask", told.cycle.pk, at, peer="0")
    awa.send("ask", told.cycle.pk, at, peer="0")
    talk = Talk.objects.get()
    assert talk.asked == told.teams[2]
    assert "Koubia" not in kemo.read("talks")
    assert "D0" not in awa.read("talks")
    lead.addresses.create(kind="phone", value="+224620000077")
    told.cast.awa.addresses.create(kind="email", value="awa@koubia.example")
    assert "+224620000077" not in awa.read("talks")
    kemo.send("answer_talk", talk.pk, agrees="yes")
    theirs, ours = kemo.read("talks"), awa.read("talks")
    assert "Koubia" in theirs
    assert 'href="mailto:awa@koubia.example"' in theirs
    assert "D0" in ours
    assert 'href="tel:+224620000077"' in ours
    assert "+224620000077" not in Browser(told.cast.jeanne).read("talks")
    awa.send("tell_of_talk", talk.pk, talked="yes", took="They count weekly.")
    assert Talk.objects.get().took == "They count weekly."
    assert "They count weekly." in awa.read("talks")


def test_a_no_gives_no_name_and_strangers_see_nothing(told: Scene) -> None:
    lead = make.person("Kemo")
    make.member(lead, told.teams[2], "lead")
    told.answer(told.cast.team, **OURS, help_wanted="yes")
    edition = told.published()
    at = position(edition, "delay")
    awa, kemo = Browser(told.cast.awa), Browser(lead)
    awa.send("ask", told.cycle.pk, at, peer="0")
    talk = Talk.objects.get()
    assert Browser(told.cast.jeanne).post("answer_talk", talk.pk, agrees="yes").status_code == 404
    kemo.send("answer_talk", talk.pk, agrees="no")
    kemo.send("answer_talk", talk.pk, agrees="yes")
    assert Talk.objects.get().agrees is False
    assert "Koubia" not in kemo.read("talks")
    assert awa.get("tell_of_talk", talk.pk).status_code == 404
    for wrong in ("9", "x", "", "-1", "99999999999999"):
        awa.send("ask", told.cycle.pk, at, peer=wrong)
    assert Talk.objects.count() == 1


def test_what_was_counted_is_said_once_until_it_changes(told: Scene) -> None:
    told.published()
    daouda = Browser(told.cast.daouda)
    counted = "(11 answered at least four fifths of the questions)"
    page = daouda.read("results", told.cycle.pk)
    assert page.count(counted) == 1
    assert "teams filled in the questionnaire" not in page
    told.answer(told.teams[1], **OURS)
    page = daouda.read("results", told.cycle.pk)
    assert "12 of 12 teams filled in the questionnaire." in page
