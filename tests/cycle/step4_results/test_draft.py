"""The edition that is ready, as the teams will read it, for the facilitators alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from districtteam.cycle.core.models import Agreement, Step
from districtteam.cycle.step4_results.actions import (
    draw_edition,
    prepare_edition,
    publish_edition,
)
from districtteam.cycle.step4_results.models import Edition
from districtteam.disclosure.actions import tighten
from districtteam.disclosure.models import Look
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail, Policy
from tests import make
from tests.cycle.browse import Browser

from .scene import Scene, scene


@pytest.fixture
def told(cast: make.Cast) -> Scene:
    return scene(cast)


def opened(days_ago: int) -> None:
    now = timezone.now()
    Step.objects.update(opens_at=now - timedelta(days=days_ago), due_at=now + timedelta(days=30))


def ready(told: Scene) -> Edition:
    by = told.by(days=8)
    edition = draw_edition(prepare_edition(told.cycle, by=by), by=by)
    opened(days_ago=8)
    return edition


def test_the_facilitators_look_before_they_publish(told: Scene) -> None:
    edition = ready(told)
    daouda = Browser(told.cast.daouda)
    assert f"/cycles/{told.cycle.pk}/results/draft" in daouda.read("results", told.cycle.pk)
    page = daouda.read("draft", told.cycle.pk)
    rows = edition.panels.filter(audience="peers", language="en")
    assert rows.count() == 6
    for row in rows:
        assert row.title in page
        assert daouda.get("draft_chart", told.cycle.pk, row.position).status_code == 200
    assert "Half of the teams: 4.5 or more." in page
    assert "D7" in daouda.read("draft_chart", told.cycle.pk, 1)
    assert "D7" not in daouda.read("draft_chart", told.cycle.pk, 2), "deaths carry no name"
    french = Browser(told.cast.daouda, language="fr").read("draft", told.cycle.pk)
    assert "Ce que les équipes liront" in french
    assert not Look.objects.exists()
    assert Edition.objects.get().state == Edition.READY


@pytest.mark.parametrize("part", ["member", "lead", "region", "national", "evaluator"])
def test_nobody_else_looks(told: Scene, part: str) -> None:
    ready(told)
    browser = Browser(told.cast.by_part()[part])
    assert browser.get("draft", told.cycle.pk).status_code == 403
    assert browser.get("draft_chart", told.cycle.pk, 1).status_code == 403


def test_a_stranger_and_a_wrong_number_find_nothing(told: Scene) -> None:
    ready(told)
    assert Browser(told.cast.issa).get("draft", told.cycle.pk).status_code in {403, 404}
    assert Browser(told.cast.daouda).get("draft_chart", told.cycle.pk, 99).status_code == 404


def test_what_a_team_has_hidden_since_is_not_looked_at(told: Scene) -> None:
    ready(told)
    tighten(told.teams[9], told.cycle.subject, "delay", Detail.NOTHING, by=told.by())
    daouda = Browser(told.cast.daouda)
    page = daouda.read("draft", told.cycle.pk)
    assert "a team has changed something" in page
    assert "Half of the teams" not in page
    assert daouda.get("draft_chart", told.cycle.pk, 1).status_code == 404


def test_a_draft_shows_facilitators_no_more_than_the_edition_will(told: Scene) -> None:
    kind = ContentClass.PRACTICE
    policy = Policy({**STARTING.table, (kind, Audience.FACILITATORS): Detail.AGGREGATE})
    Agreement.objects.create(cycle=told.cycle, policy=policy.to_json(), agreed_at=make.NOW)
    ready(told)
    daouda = Browser(told.cast.daouda)
    assert daouda.get("draft_chart", told.cycle.pk, 1).status_code == 404
    page = daouda.read("draft", told.cycle.pk)
    assert "left out: the teams read more of" in page
    assert "4.5 or more" not in page


def test_nothing_is_looked_at_in_a_private_preview_nor_after_publication(told: Scene) -> None:
    ready(told)
    opened(days_ago=0)
    daouda = Browser(told.cast.daouda)
    assert "No edition is ready to be published." in daouda.read("draft", told.cycle.pk)
    assert daouda.get("draft_chart", told.cycle.pk, 1).status_code == 404
    publish_edition(told.cycle, by=told.by(days=8))
    opened(days_ago=8)
    assert daouda.get("draft_chart", told.cycle.pk, 1).status_code == 404


def test_it_is_said_from_when_an_edition_can_be_prepared(told: Scene) -> None:
    opened(days_ago=0)
    daouda = Browser(told.cast.daouda)
    page = daouda.read("results", told.cycle.pk)
    assert "you can prepare the edition, look at it and publish it" in page
    assert "<button>Prepare the edition" not in page
    opened(days_ago=8)
    page = daouda.read("results", told.cycle.pk)
    assert "<button>Prepare the edition" in page
    assert "you can prepare the edition, look at it" not in page
    opened(days_ago=0)
    french = Browser(told.cast.daouda, language="fr").read("results", told.cycle.pk)
    assert "vous pouvez préparer l’édition" in french
