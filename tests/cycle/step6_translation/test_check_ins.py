"""What came of it: asked on its days, reported at once, settled until it is asked again."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from districtteam.cycle.core.models import Cycle, Notice
from districtteam.cycle.step6_translation import actions
from districtteam.cycle.step6_translation.asking import RECENT, question_of
from districtteam.messaging.models import Message
from districtteam.people.here import Here
from districtteam.people.models import Person
from districtteam.ui import clock, todo
from tests import make
from tests.cycle.browse import Browser
from tests.cycle.story import at_translation, later

from .scene import SOON, clock_strikes, committed, finished, letters_to, link_of, recommended

FOLLOW_UP = date(2027, 2, 2)
SECOND = date(2027, 5, 4)
OF_ITS_DAY = "How far is what you planned?"
OF_FOLLOW_UP = "What came of what you planned?"


@pytest.fixture
def cycle(cast: make.Cast) -> Cycle:
    return at_translation(cast)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[date], None]:
    """Pages are asked for on that day."""

    def it_is(day: date) -> None:
        moment = make.NOW.replace(year=day.year, month=day.month, day=day.day)
        monkeypatch.setattr(clock, "now", lambda: moment)

    return it_is


def asked(person: Person, day: date) -> list[tuple[str, date | None]]:
    now = make.NOW.replace(year=day.year, month=day.month, day=day.day)
    found = todo.todos_for(Here(person, now))
    return [(str(it.title), it.due) for it in found if "Report back" in str(it.title)]


def test_the_letter_leads_to_where_one_reports(
    cast: make.Cast, cycle: Cycle, today: Callable[[date], None]
) -> None:
    committed(cycle, cast)
    finished(cycle)
    Message.objects.all().delete()
    clock_strikes(FOLLOW_UP)
    letter = Message.objects.get(person=cast.awa)
    assert letter.subject == OF_FOLLOW_UP
    assert "“Buy a spare fridge”" in letter.text
    assert "It works until 23\u00a0February 2027." in letter.text
    assert "until the step closes" not in letter.text
    today(FOLLOW_UP)
    phone = Client()
    page = phone.get(link_of(letter), follow=True)
    assert page.status_code == 200
    text = page.content.decode()
    assert "Buy a spare fridge" in text
    assert "Stock-outs" in text
    assert '<input type="radio" name="progress" value="blocked"' in text
    assert " checked" not in text
    action = text.partition('<form method="post" action="')[2].partition('"')[0]
    sent = phone.post(action, {"progress": "blocked", "note": "No money"}, follow=True)
    assert sent.status_code == 200
    text = sent.content.decode()
    assert "Thank you for reporting back." in text
    assert "No money" in text
    assert "The teams are asked again on 4\u00a0May 2027." in text
    assert "Report what is new" in text
    assert '<input type="radio"' not in text


def test_with_several_each_has_a_button(
    cast: make.Cast, cycle: Cycle, today: Callable[[date], None]
) -> None:
    both = [committed(cycle, cast), committed(cycle, cast, "Train two midwives")]
    finished(cycle)
    Message.objects.all().delete()
    clock_strikes(FOLLOW_UP)
    assert letters_to(cast.bakary) == [OF_FOLLOW_UP]
    assert "“Train two midwives”" in Message.objects.get(person=cast.bakary).text
    today(FOLLOW_UP)
    page = Browser(cast.bakary).read("check_ins", cycle.pk)
    for one in both:
        assert f'href="/cycles/{cycle.pk}/translation/check-ins/{one.pk}"' in page
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]


def test_what_is_settled_is_not_asked_until_it_is_asked_again(
    cast: make.Cast, cycle: Cycle
) -> None:
    held = committed(cycle, cast)
    finished(cycle)
    assert asked(cast.awa, date(2027, 1, 28)) == []
    assert asked(cast.awa, date(2027, 1, 29)) == [("Report back: Buy a spare fridge", SOON)]
    assert asked(cast.awa, FOLLOW_UP) == [("Report back: Buy a spare fridge", date(2027, 2, 23))]
    actions.check_in(held, "blocked", "No money", by=make.actor(cast.awa, at=later(days=93).at))
    assert asked(cast.awa, date(2027, 2, 4)) == []
    assert asked(cast.awa, date(2027, 5, 3)) == []
    assert asked(cast.awa, SECOND) == [("Report back: Buy a spare fridge", date(2027, 5, 25))]
    actions.check_in(held, "done", "", by=make.actor(cast.awa, at=later(days=190).at))
    assert asked(cast.awa, date(2027, 6, 1)) == []


def test_whoever_has_just_reported_or_is_done_gets_no_letter(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast)
    finished(cycle)
    actions.check_in(held, "under_way", "", by=make.actor(cast.awa, at=later(days=85).at))
    Message.objects.all().delete()
    clock_strikes(date(2027, 1, 29))
    clock_strikes(FOLLOW_UP)
    assert letters_to(cast.awa) == []
    clock_strikes(SECOND)
    assert letters_to(cast.awa) == [OF_FOLLOW_UP]


def test_its_own_day_has_one_letter(cast: make.Cast, cycle: Cycle) -> None:
    committed(cycle, cast, due_on=date(2026, 12, 16))
    committed(cycle, cast, "Train two midwives", due_on=date(2026, 12, 16))
    finished(cycle)
    Message.objects.all().delete()
    clock_strikes(date(2026, 12, 12))
    assert letters_to(cast.awa) == []
    for day in (13, 14, 15, 16, 17):  # the 13th is a Sunday
        for hour in (8, 9, 10, 13):
            clock_strikes(date(2026, 12, day), hour)
    assert letters_to(cast.awa) == [OF_ITS_DAY]
    assert letters_to(cast.jeanne) == []
    letter = Message.objects.get(person=cast.awa)
    assert "Koubia committed to this, until 16\u00a0December 2026:" in letter.text
    assert "“Train two midwives”" in letter.text
    assert Notice.objects.get(person=cast.awa, kind="due").told_at.day == 14
    assert Client().get(link_of(letter), follow=True).status_code == 200


def test_it_comes_while_the_step_is_still_open(cast: make.Cast, cycle: Cycle) -> None:
    committed(cycle, cast, due_on=date(2026, 11, 10))
    Message.objects.all().delete()
    clock_strikes(date(2026, 11, 9))
    assert OF_ITS_DAY in letters_to(cast.awa)


def test_what_has_just_been_confirmed_needs_no_reminder(cast: make.Cast, cycle: Cycle) -> None:
    committed(cycle, cast, due_on=date(2026, 11, 4))
    Message.objects.all().delete()
    clock_strikes(make.TODAY, 11)
    assert OF_ITS_DAY not in letters_to(cast.awa)


@pytest.mark.parametrize("state", ["paused", "cancelled"])
def test_nothing_is_asked_of_a_cycle_that_rests(cast: make.Cast, cycle: Cycle, state: str) -> None:
    committed(cycle, cast, due_on=date(2026, 12, 16))
    Cycle.objects.filter(pk=cycle.pk).update(state=state)
    Message.objects.all().delete()
    clock_strikes(date(2026, 12, 15))
    assert letters_to(cast.awa) == []
    assert asked(cast.awa, date(2026, 12, 15)) == []


def test_at_most_three_letters_a_week(cast: make.Cast, cycle: Cycle) -> None:
    for day in (14, 15, 16, 17, 18):
        committed(cycle, cast, f"Day {day}", due_on=date(2026, 12, day))
    finished(cycle)
    Message.objects.all().delete()
    for day in range(10, 17):
        clock_strikes(date(2026, 12, day))
    assert letters_to(cast.awa) == [OF_ITS_DAY] * 3


def test_it_is_asked_on_a_working_day(cast: make.Cast, cycle: Cycle) -> None:
    cast.network.holidays = ["2027-02-02", "2027-02-03"]
    cast.network.save()
    finished(Cycle.objects.get(pk=cycle.pk))
    days = list(cycle.follow_ups.values_list("due_on", flat=True))
    assert days == [date(2027, 2, 4), SECOND]


def test_in_french(cast: make.Cast, cycle: Cycle) -> None:
    Person.objects.filter(pk=cast.awa.pk).update(language="fr")
    committed(cycle, cast)
    finished(cycle)
    Message.objects.all().delete()
    clock_strikes(FOLLOW_UP)
    letter = Message.objects.get(person=cast.awa)
    assert "Koubia a pris cet engagement\u00a0:" in letter.text
    assert "«\u00a0Buy a spare fridge\u00a0»" in letter.text
    assert "Il fonctionne jusqu’au 23\u00a0février 2027." in letter.text
    page = Browser(cast.awa, language="fr").read("check_ins", cycle.pk)
    assert "Ce que votre équipe a entrepris dans le cycle «\u00a0Ruptures de stock\u00a0»" in page
    assert '<span lang="en">Buy a spare fridge</span> <small>(écrit en anglais)</small>' in page


def test_others_are_heard_and_own_drafts_are_not_asked(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast)
    committed(cycle, cast, "A draft", confirmed=False)
    actions.check_in(held, "blocked", "No money", by=make.actor(cast.awa))
    page = Browser(cast.jeanne).read("check_ins", cycle.pk)
    assert "Your team has made no commitment in this cycle." in page
    assert "What the other teams say" in page
    assert "No money" in page
    own = Browser(cast.awa).read("check_ins", cycle.pk)
    assert "What the other teams say" not in own
    assert "A draft" not in own


def test_who_reads_it(cast: make.Cast, cycle: Cycle) -> None:
    assert Browser(cast.issa).get("check_ins", cycle.pk).status_code == 404
    for person in (cast.daouda, cast.gilbert, cast.hawa):
        assert Browser(person).get("check_ins", cycle.pk).status_code == 403
    assert Browser(cast.awa).post("check_ins", cycle.pk).status_code == 405
    assert Browser(cast.awa).get("check_ins", 999_999).status_code == 404
    assert Browser(cast.awa).get("check_in", cycle.pk, 999_999).status_code == 404


def test_a_facilitator_comes_back_to_the_commitment(cast: make.Cast, cycle: Cycle) -> None:
    held = committed(cycle, cast)
    given = {"progress": "done", "channel": "phone", "told_by": cast.bakary.pk}
    there = Browser(cast.daouda).send("check_in", cycle.pk, held.pk, **given)
    assert there == f"/cycles/{cycle.pk}/translation/commitments/{held.pk}"


def test_facilitators_call_whoever_has_said_nothing_for_a_week(
    cast: make.Cast, cycle: Cycle, today: Callable[[date], None]
) -> None:
    held = committed(cycle, cast)
    finished(cycle)
    clock_strikes(FOLLOW_UP)

    def called(day: date) -> bool:
        now = make.NOW.replace(year=day.year, month=day.month, day=day.day)
        words = "Call 1 team that has not reported back"
        return words in [str(it.title) for it in todo.todos_for(Here(cast.daouda, now))]

    assert not called(date(2027, 2, 8))
    assert called(date(2027, 2, 9))
    assert called(date(2027, 2, 23))
    assert not called(date(2027, 2, 24))
    today(date(2027, 2, 9))
    assert "asked, no report" in Browser(cast.daouda).read("translation", cycle.pk)
    assert "asked, no report" not in Browser(cast.jeanne).read("translation", cycle.pk)
    actions.check_in(held, "blocked", "No money", by=make.actor(cast.awa, at=later(days=99).at))
    assert not called(date(2027, 2, 10))
    assert "asked, no report" not in Browser(cast.daouda).read("translation", cycle.pk)


def test_the_page_of_a_finished_cycle_names_the_days(cast: make.Cast, cycle: Cycle) -> None:
    finished(cycle)
    page = Browser(cast.awa).read("cycle", cycle.pk)
    assert "2\u00a0February 2027, 4\u00a0May 2027." in page
    page = Browser(cast.awa, language="fr").read("cycle", cycle.pk)
    assert "2\u00a0février 2027, 4\u00a0mai 2027." in page


def test_the_page_costs_the_same_for_one_and_for_many(cast: make.Cast, cycle: Cycle) -> None:
    browser = Browser(cast.awa)

    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.read("check_ins", cycle.pk)
        return len(queries)

    both = [committed(cycle, cast, "First"), committed(cycle, cast, "Second")]
    few = cost()
    both += [committed(cycle, cast, f"More {number}") for number in range(5)]
    for one in both:
        actions.check_in(one, "under_way", "", by=make.actor(cast.awa))
    assert cost() <= few


DAYS = st.dates(date(2026, 1, 1), date(2028, 1, 1))


@given(due=DAYS, follow_ups=st.lists(DAYS, max_size=3), reported=DAYS, later_on=DAYS)
def test_a_report_of_today_settles_it_until_a_new_question(
    due: date, follow_ups: list[date], reported: date, later_on: date
) -> None:
    """Whatever is asked later than a report was asked after it, or long enough after it."""
    found = question_of(due, follow_ups, reported, later_on)
    assert question_of(due, follow_ups, reported, reported) is None
    if found:
        assert found.asked_on <= later_on
        assert found.asked_on - RECENT >= reported
        assert found == question_of(due, follow_ups, None, later_on)


@pytest.mark.django_db(transaction=True)
def test_sent_by_eight_telephones_at_once_it_is_one_report_and_one_answer() -> None:
    cast = make.cast()
    cycle = at_translation(cast)
    held, made = committed(cycle, cast), recommended(cycle, cast)

    def send(_number: int) -> None:
        try:
            actions.check_in(held, "under_way", "Ordered", by=make.actor(cast.awa))
            actions.reply(made, "accepted", "In March", by=make.actor(cast.fanta))
        finally:
            connections.close_all()

    if connection.vendor == "sqlite":  # in memory there is one connection
        send(0)
    else:
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(send, range(8)))
    send(8)
    assert (held.check_ins.count(), made.replies.count()) == (1, 1)


def test_a_title_that_asks_has_no_full_stop_behind_it(cast: make.Cast, cycle: Cycle) -> None:
    Cycle.objects.filter(pk=cycle.pk).update(titles={"en": "Who is reached?"})
    one = committed(cycle, cast)
    page = Browser(cast.bakary).read("check_in", cycle.pk, one.pk)
    assert '<p class="lead">Who is reached?</p>' in page
