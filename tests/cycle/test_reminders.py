"""Teams that are silent are reminded in their network's morning, by one clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from districtteam.cycle import machine, reminders
from districtteam.cycle.actions import (
    extend_step,
    pause_cycle,
    remind_now,
    remind_teams,
    start_cycle,
    take_leave,
    tell_the_rest,
)
from districtteam.cycle.core.models import Cycle, Notice, Step
from districtteam.cycle.core.notices import MOST_PUSHES, OPENING
from districtteam.cycle.core.queries import open_step
from districtteam.cycle.core.rules import Rules
from districtteam.cycle.step1_issue.actions import prepare_vote, propose
from districtteam.cycle.tasks import remind
from districtteam.desk.todos import of_facilitator
from districtteam.messaging.actions import send
from districtteam.messaging.models import Message
from districtteam.people.here import Here
from districtteam.people.models import Person
from districtteam.questionnaires.models import Sheet
from districtteam.trail.models import Entry
from tests import make
from tests.questionnaires.make_forms import answered, confirmed

from .story import at_completion, at_discussion, at_translation, later, planned, started

WEEK = timedelta(days=7)
FRIDAY = datetime(2026, 11, 6, 8, 30, tzinfo=UTC)  # four days after the cast's Monday


def silent_since_monday(cast: make.Cast, **given: str) -> Cycle:
    """Running, and what was said at its opening is long read."""
    cycle = started(cast, **given)
    Notice.objects.update(told_at=make.NOW - 2 * WEEK)
    Message.objects.all().delete()
    return cycle


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.filter(kind="reminder").order_by("person__name", "mark")
    return list(rows.values_list("person__name", "mark"))


def test_teams_that_have_not_voted_are_reminded_once(cast: make.Cast) -> None:
    silent_since_monday(cast)
    remind(FRIDAY)
    everybody = [("Awa", "J4"), ("Bakary", "J4"), ("Celestine", "J4"), ("Jeanne", "J4")]
    assert told() == everybody
    remind(FRIDAY + timedelta(hours=1))
    assert told() == everybody
    message = Message.objects.get(person=cast.awa)
    assert message.subject == "Your team has not voted yet"
    assert "/k/" in message.text
    entries = Entry.objects.filter(deed="cycle.remind_teams")
    assert sorted(entry.facts["people"] for entry in entries) == [1, 3]


def test_a_french_reader_is_reminded_in_french(cast: make.Cast) -> None:
    cast.awa.language = "fr"
    cast.awa.save()
    silent_since_monday(cast)
    remind(FRIDAY)
    message = Message.objects.get(person=cast.awa)
    assert message.subject == "Votre équipe n’a pas encore voté"
    assert "Les trois voix de votre équipe manquent encore." in message.text


def test_whoever_has_done_it_is_left_alone(cast: make.Cast) -> None:
    cycle, by = silent_since_monday(cast), make.actor(cast.awa)
    words = {"en": "Cold chain"}
    prepare_vote(cycle, cast.team, [propose(cycle, cast.team, words, words, by=by)], by=by)
    remind(FRIDAY)
    assert told() == [("Jeanne", "J4")]


@pytest.mark.parametrize(
    ("moment", "what"),
    [
        (datetime(2026, 11, 6, 7, 59, tzinfo=UTC), "too early in the day"),
        (datetime(2026, 11, 6, 12, 0, tzinfo=UTC), "past the morning"),
        (datetime(2026, 11, 5, 9, 0, tzinfo=UTC), "a day before the reminder"),
        (datetime(2026, 11, 7, 9, 0, tzinfo=UTC), "a Saturday"),
        (datetime(2026, 11, 10, 9, 0, tzinfo=UTC), "after the last day"),
    ],
)
def test_nobody_is_written_to(cast: make.Cast, moment: datetime, what: str) -> None:
    silent_since_monday(cast)
    remind(moment)
    assert told() == [], what


def test_a_demonstration_has_no_mornings(cast: make.Cast, settings: Any) -> None:
    settings.DEMO = True
    silent_since_monday(cast)
    remind(datetime(2026, 11, 6, 15, 0, tzinfo=UTC))
    assert {mark for _name, mark in told()} == {"J4"}


def test_a_holiday_moves_it_to_the_next_working_day(cast: make.Cast) -> None:
    cast.network.holidays = ["2026-11-06"]
    cast.network.save()
    silent_since_monday(cast)
    remind(FRIDAY)
    assert told() == []
    remind(datetime(2026, 11, 9, 9, 0, tzinfo=UTC))
    assert {mark for _name, mark in told()} == {"J6"}  # the Sunday's, which is the later one


def test_the_morning_is_the_networks_own(cast: make.Cast) -> None:
    cast.network.time_zone = "Indian/Antananarivo"  # three hours ahead
    cast.network.save()
    silent_since_monday(cast)
    remind(datetime(2026, 11, 6, 9, 30, tzinfo=UTC))
    assert told() == []
    remind(datetime(2026, 11, 6, 5, 30, tzinfo=UTC))
    assert len(told()) == 4


def test_a_pause_and_a_team_that_left_are_respected(cast: make.Cast) -> None:
    cycle = silent_since_monday(cast)
    take_leave(cycle.participations.get(team=cast.team), "Flood", by=later(days=1))
    remind(FRIDAY)
    assert told() == [("Jeanne", "J4")]
    Notice.objects.all().delete()
    pause_cycle(cycle, "Strike", by=later(days=2))
    remind(FRIDAY)
    assert told() == []


def test_more_time_moves_the_last_reminder(cast: make.Cast) -> None:
    cycle = silent_since_monday(cast)
    extend_step(cycle, date(2026, 11, 13), "Rain", by=later(days=2))
    remind(datetime(2026, 11, 9, 9, 0, tzinfo=UTC))
    assert told() == []
    remind(datetime(2026, 11, 12, 9, 0, tzinfo=UTC))
    assert {mark for _name, mark in told()} == {"J10"}


def test_a_reminder_by_hand_and_the_clocks_are_one(cast: make.Cast) -> None:
    """A facilitator who presses in the morning of the clock's day does not double it."""
    cycle = silent_since_monday(cast)
    assert remind_now(cycle, by=make.actor(cast.daouda, at=FRIDAY - timedelta(hours=3))) == 4
    remind(FRIDAY)
    assert {mark for _name, mark in told()} == {"J4"}
    assert len(told()) == 4
    assert remind_now(cycle, by=make.actor(cast.daouda, at=FRIDAY + timedelta(hours=3))) == 0
    assert remind_now(cycle, by=make.actor(cast.daouda, at=FRIDAY + timedelta(days=1))) == 4
    assert {mark for _name, mark in told()} == {"J4", "J5"}


def test_an_invitation_of_the_same_week_counts(cast: make.Cast) -> None:
    cycle = silent_since_monday(cast)
    for number in range(3):
        send(
            cast.awa,
            occasion=f"access.invited:1:{number}",
            purpose="invitation",
            subject="A post",
            text="…",
            by=make.actor(at=FRIDAY - timedelta(days=1)),
        )
    remind_teams(cycle, by=make.actor(at=FRIDAY))
    assert [name for name, _mark in told()] == ["Bakary", "Celestine", "Jeanne"]


def test_the_clock_walks_through_a_whole_step(cast: make.Cast) -> None:
    """Koubia begins on the tenth day and confirms on the fifteenth; Lola stays silent."""
    at_completion(cast)
    Notice.objects.exclude(number=3).delete()
    sheet = Sheet.objects.get(team=cast.team)
    called: dict[int, str] = {}
    for number in range(23):
        day = make.NOW + timedelta(days=number)
        if number == 10:
            answered(sheet, cast.awa)
        if number == 15:
            confirmed(sheet, cast.bakary)
        for hour in range(6, 14):
            remind(day.replace(hour=hour))
        called[number] = calls_on(cast.daouda, day)
    days = {
        (notice.mark, notice.told_at.date().day)
        for notice in Notice.objects.filter(person=cast.jeanne, kind="reminder")
    }
    # The 22nd is a Sunday: the last reminder goes out on the Monday.
    assert days == {("J7", 9), ("J14", 16), ("J18", 20), ("J20", 23)}
    assert Notice.objects.get(person=cast.jeanne, kind="opening").told_at == make.NOW
    ours = Notice.objects.filter(person=cast.awa, kind="reminder").order_by("told_at")
    assert list(ours.values_list("mark", flat=True)) == ["J7", "J14"]
    assert {number: words for number, words in called.items() if words} == dict.fromkeys(
        range(16, 23), "Call 1 team that has not begun"
    )
    for person in (cast.awa, cast.bakary, cast.jeanne):
        moments = [notice.told_at for notice in Notice.objects.filter(person=person)]
        assert all(sum(at <= it < at + WEEK for it in moments) <= 3 for at in moments)
    assert Message.objects.filter(person=cast.jeanne, occasion__contains=":3:").count() == 5


def calls_on(facilitator: Person, day: datetime) -> str:
    """What the facilitator's first page says of calls that day."""
    here = Here(person=facilitator, now=day)
    return next((it.title for it in of_facilitator(here) if "begun" in it.title), "")


def test_the_days_of_the_third_step_are_those_of_the_contract(cast: make.Cast) -> None:
    step = Step(number=3, opens_at=make.NOW, due_at=make.NOW + timedelta(days=21))
    cycle = started(cast)
    assert reminders.days_of(cycle, step) == [7, 14, 18, 20]
    assert reminders.call_day(cycle, step) == date(2026, 11, 18)  # J16


def test_a_rapid_cycle_reminds_daily(cast: make.Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    cycle = silent_since_monday(cast, template="rapid")
    both = {cast.team.pk, cast.other_team.pk}
    monkeypatch.setitem(machine.TABLE, 1, Rules("cycle:issue", silent=lambda _cycle: both))
    step = cycle.steps.get()
    step.due_at += timedelta(days=2)
    step.save()
    for day in (1, 2, 3):
        assert remind_teams(cycle, by=later(days=day)) == 4
    assert {mark for _name, mark in told()} == {"J1", "J2", "J3"}


def test_it_costs_the_same_for_one_team_that_has_voted_and_for_none(
    cast: make.Cast, django_assert_max_num_queries: object
) -> None:
    cycle = silent_since_monday(cast)
    remind_teams(cycle, by=make.actor(at=FRIDAY))
    with django_assert_max_num_queries(5):
        remind_teams(cycle, by=make.actor(at=FRIDAY))


# The letter with which a step begins


def busy(person: Person, cycle: Cycle, at: datetime) -> None:
    """Three letters have gone out already, of another matter."""
    for number in range(MOST_PUSHES):
        Notice.objects.create(
            cycle=cycle, number=0, person=person, kind="asked", mark=str(number), told_at=at
        )


def openings(cycle: Cycle, person: Person) -> list[int]:
    """The steps with whose letters this person was told that they begin."""
    letters = Notice.objects.filter(cycle=cycle, kind=OPENING, person=person)
    return list(letters.order_by("number").values_list("number", flat=True))


def test_who_had_three_letters_that_week_gets_the_letter_when_there_is_room(
    cast: make.Cast,
) -> None:
    cycle = planned(cast)
    busy(cast.awa, cycle, make.NOW - timedelta(days=4))
    cycle = start_cycle(cycle, [cast.team, cast.other_team], by=make.actor(cast.daouda))
    assert (openings(cycle, cast.awa), openings(cycle, cast.bakary)) == ([], [1])
    for day in (1, 2):
        tell_the_rest(cycle, by=later(days=day))
        assert openings(cycle, cast.awa) == []
    tell_the_rest(cycle, by=later(days=4))
    tell_the_rest(cycle, by=later(days=5))
    assert (openings(cycle, cast.awa), openings(cycle, cast.bakary)) == ([1], [1])


def test_every_step_that_begins_with_a_letter_makes_up_for_it(cast: make.Cast) -> None:
    for number, made in ((3, at_completion), (5, at_discussion), (6, at_translation)):
        cycle = made(cast)
        Notice.objects.filter(cycle=cycle, person=cast.awa).delete()
        Message.objects.filter(person=cast.awa).delete()
        tell_the_rest(cycle, by=later(days=1))
        assert openings(cycle, cast.awa) == [number]
        Notice.objects.all().delete()
        Message.objects.all().delete()


def test_somebody_new_in_a_team_is_told_what_it_is_asked(cast: make.Cast) -> None:
    cycle = started(cast)
    new = make.person("Fatou", email="fatou@example.org")
    make.member(new, cast.team)
    tell_the_rest(cycle, by=later(days=1))
    assert openings(cycle, new) == [1]
    assert Notice.objects.filter(cycle=cycle, kind=OPENING, person=cast.awa).count() == 1


def test_a_team_that_has_answered_is_not_asked_once_more(cast: make.Cast) -> None:
    cycle = at_completion(cast)
    Notice.objects.all().delete()
    Message.objects.all().delete()
    confirmed(Sheet.objects.get(team=cast.team), cast.bakary)
    tell_the_rest(cycle, by=later(days=1))
    assert (openings(cycle, cast.awa), openings(cycle, cast.jeanne)) == ([], [3])


def test_a_step_that_is_over_or_paused_asks_for_nothing(cast: make.Cast) -> None:
    cycle = started(cast)
    step = open_step(cycle)
    assert step is not None
    Notice.objects.all().delete()
    tell_the_rest(cycle, by=make.actor(at=step.due_at + timedelta(minutes=1)))
    pause_cycle(cycle, "Floods", by=make.actor(cast.daouda))
    tell_the_rest(Cycle.objects.get(pk=cycle.pk), by=later(days=1))
    assert not Notice.objects.exists()


def test_the_clock_makes_up_for_letters_in_the_morning(cast: make.Cast) -> None:
    cycle = planned(cast)
    busy(cast.awa, cycle, make.NOW - timedelta(days=6))
    start_cycle(cycle, [cast.team], by=make.actor(cast.daouda))
    remind(make.NOW + timedelta(days=2, hours=-6))  # at night
    assert openings(cycle, cast.awa) == []
    remind(make.NOW + timedelta(days=2))
    assert openings(cycle, cast.awa) == [1]


def test_who_gets_the_first_letter_late_is_not_reminded_that_morning(cast: make.Cast) -> None:
    """The letter says what is asked; on a day of reminders there was room for one, and it had gone
    to the reminder."""
    cycle = planned(cast)
    busy(cast.awa, cycle, make.NOW - timedelta(days=4))
    start_cycle(cycle, [cast.team], by=make.actor(cast.daouda))
    remind(FRIDAY)
    assert openings(cycle, cast.awa) == [1]
    assert told() == [("Bakary", "J4"), ("Celestine", "J4")]
