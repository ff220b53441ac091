"""Whom the letters of an opening did not reach, why, and whom to telephone."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districtteam.cycle.core.models import Cycle, Notice, Participation, Step
from districtteam.cycle.core.reach import gaps_in
from districtteam.messaging.models import Delivery, Message
from districtteam.people.here import Here
from districtteam.people.models import Address
from districtteam.people.roles import Role
from tests import make

from .browse import Browser
from .story import at_completion, at_questionnaire, planned, started


@pytest.fixture(autouse=True)
def _at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: make.NOW)


def had_three(cast: make.Cast, name: str) -> None:
    """Three letters of another cycle, the day before."""
    before = make.NOW - timedelta(days=1)
    Notice.objects.bulk_create(
        Notice(
            cycle=planned(cast),
            number=1,
            person=getattr(cast, name),
            kind="reminder",
            mark=f"J{mark}",
            told_at=before,
        )
        for mark in range(3)
    )


def read(cast: make.Cast, cycle: Cycle, language: str = "en") -> str:
    return Browser(cast.daouda, language=language).read("letters", cycle.pk)


def long_ago() -> None:
    opened = make.NOW - timedelta(hours=1)
    Step.objects.update(opens_at=opened)
    Participation.objects.update(invited_at=opened)


def test_where_everybody_was_written_to_nobody_is_called(cast: make.Cast) -> None:
    page = read(cast, started(cast))
    assert "Everybody in the teams that take part was written to" in page


def test_each_reason_stands_there_with_a_number_to_call(cast: make.Cast) -> None:
    make.team(cast.network, "Dalaba")
    cast.awa.addresses.all().delete()
    phone = {"kind": Address.PHONE, "value": "+224622112233", "verified_at": make.NOW}
    Address.objects.create(person=cast.awa, **phone)
    had_three(cast, "jeanne")
    cycle = started(cast)
    failed = Message.objects.get(person=cast.bakary).deliveries
    failed.update(state=Delivery.FAILED)
    make.member(make.person("Kadi"), cast.team, starts=date(2026, 11, 3))
    long_ago()
    page = read(cast, cycle)
    assert "In 2 teams nobody was reached." in page
    assert page.index("Dalaba") < page.index("Lola") < page.index("Koubia")
    assert "Nobody has a post in this team" in page
    assert "<b>Jeanne</b>: had three messages in that week already; the letter follows" in page
    assert (
        "<b>Awa</b>: has no address at which a letter arrives. Ask for one; once it is noted,"
        in page
    )
    assert 'href="tel:+224622112233"' in page
    assert "<b>Bakary</b>: the letter did not arrive." in page
    assert "Celestine" not in page
    french = read(cast, cycle, "fr").replace("\xa0", " ")
    assert (
        "<b>Jeanne</b> : avait déjà reçu trois messages cette semaine-là ; la lettre suit" in french
    )


def test_who_came_later_or_is_being_written_to_is_told_apart(cast: make.Cast) -> None:
    cycle = started(cast)
    kadi = make.person("Kadi", email="kadi@example.org")
    make.member(kadi, cast.team, starts=date(2026, 11, 2))
    assert "<b>Kadi</b>: is being written to right now." in read(cast, cycle)
    Step.objects.update(opens_at=make.NOW - timedelta(days=1))
    assert "<b>Kadi</b>: has a post, or takes part, only since then." in read(cast, cycle)


def test_nobody_is_said_to_have_had_three_letters_who_had_none(cast: make.Cast) -> None:
    """Esther comes from the region; Oumar's team takes part only since the step is open; of
    Mariam nobody knows."""
    late = make.team(cast.network, "Dalaba")
    make.member(make.person("Oumar"), late)
    make.member(mariam := make.person("Mariam"), cast.team)
    cycle = started(cast)
    Participation.objects.filter(team=late).update(invited_at=make.NOW + timedelta(days=1))
    Notice.objects.filter(
        person__in=[mariam, *late.memberships.values_list("person", flat=True)]
    ).delete()
    make.member(cast.esther, cast.team, starts=date(2026, 11, 3))
    moment = make.NOW + timedelta(days=2)
    gaps = gaps_in(cycle, cycle.steps.get(), Here(cast.daouda, moment))
    why = {str(it.person): it.why for gap in gaps for it in gap.missed}
    told = {name: why[name] for name in ("Esther", "Oumar", "Mariam")}
    assert told == {"Esther": "came_later", "Oumar": "came_later", "Mariam": "unknown"}


def test_a_step_that_writes_to_pilots_alone_has_no_gaps(cast: make.Cast) -> None:
    assert "No step is open that writes to the teams." in read(cast, at_questionnaire(cast))
    assert "No step is open that writes to the teams." in read(cast, planned(cast))


def test_it_is_the_facilitators_page(cast: make.Cast) -> None:
    cycle = started(cast)
    for person, status in ((cast.awa, 403), (cast.fanta, 403), (cast.issa, 403)):
        assert Browser(person).get("letters", cycle.pk).status_code == status
    assert Browser(cast.daouda).post("letters", cycle.pk).status_code == 405
    assert Browser(cast.daouda).get("letters", 999).status_code == 404
    link = f'href="/cycles/{cycle.pk}/letters"'
    assert link in Browser(cast.daouda).read("teams", cycle.pk)
    assert link not in Browser(cast.awa).read("teams", cycle.pk)


def test_the_page_of_answers_leads_there(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    link = f'href="/cycles/{cycle.pk}/letters"'
    assert link in Browser(cast.daouda).read("completion", cycle.pk)
    assert link not in Browser(cast.awa).read("completion", cycle.pk)


def test_it_costs_the_same_for_many_teams(cast: make.Cast) -> None:
    for number in range(20):
        team = make.team(cast.network, f"T{number}")
        make.member(make.person(f"P{number}"), team)
    cycle = started(cast)
    browser = Browser(cast.daouda)

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.read("letters", cycle.pk)
        return len(asked)

    many = queries()
    cycle.participations.filter(team__name__startswith="T1").delete()
    assert queries() == many


def test_who_leads_two_teams_is_called_for_the_one_that_the_letter_does_not_open(
    cast: make.Cast,
) -> None:
    """A letter about answers leads to one team's sheet: Lola has nobody else."""
    cast.jeanne.memberships.all().delete()
    make.member(cast.bakary, cast.other_team, Role.ACTING_LEAD)
    cycle = at_completion(cast)
    page = read(cast, cycle)
    assert page.index("Lola") < page.index("<b>Bakary</b>: was written to for another of their")
    assert "Koubia" not in page
    french = read(cast, cycle, "fr").replace("\xa0", " ")
    assert "<b>Bakary</b> : a reçu la lettre d’une autre de ses équipes" in french


def test_whoever_had_three_is_not_said_to_be_written_to_right_now(cast: make.Cast) -> None:
    had_three(cast, "jeanne")
    page = read(cast, started(cast))
    assert "<b>Jeanne</b>: had three messages in that week already" in page
    assert "right now" not in page
