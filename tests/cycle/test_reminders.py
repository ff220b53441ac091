"""Teams that are silent are reminded in their network's morning, at most three times a step."""

from datetime import UTC, date, datetime, timedelta

import pytest

from districtteam.cycle import machine, reminders
from districtteam.cycle.actions import extend_step, pause_cycle, remind_teams, take_leave
from districtteam.cycle.core.models import Cycle, Notice, Step
from districtteam.cycle.core.rules import Rules
from districtteam.cycle.step1_issue.actions import prepare_vote, propose
from districtteam.cycle.tasks import remind
from districtteam.messaging.models import Message
from districtteam.trail.models import Entry
from tests import make

from .story import later, started

FRIDAY = datetime(2026, 11, 6, 8, 30, tzinfo=UTC)  # four days after the cast's Monday


def silent_since_monday(cast: make.Cast, **given: str) -> Cycle:
    """Running, and what was said at its opening is long read."""
    cycle = started(cast, **given)
    Notice.objects.all().delete()
    Message.objects.all().delete()
    return cycle


def told() -> list[tuple[str, str]]:
    rows = Notice.objects.order_by("person__name", "mark")
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


def test_three_reminders_of_a_step_are_enough(cast: make.Cast) -> None:
    cycle = silent_since_monday(cast)
    day = timedelta(days=1)
    Notice.objects.bulk_create(
        Notice(
            cycle=cycle,
            number=1,
            person=cast.awa,
            kind="reminder",
            mark=f"J{n}",
            told_at=FRIDAY - 8 * day,
        )
        for n in (1, 2, 3)
    )
    remind(FRIDAY)
    assert ("Awa", "J4") not in told()
    assert ("Bakary", "J4") in told()


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
