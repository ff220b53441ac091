"""The history of a cycle: what everybody reads of it, and what stays with a team."""

from django.urls import reverse

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.actions import answer_talk, ask_to_talk, set_quote
from districtteam.evaluation.actions import log_call
from districtteam.evaluation.models import Outcome
from districtteam.people.models import Person
from districtteam.trail.actions import record
from tests import make

from .browse import Browser
from .story import started


def read(person: Person, cycle: Cycle) -> str:
    answer = Browser(person).client.get(reverse("trail:history", args=["cycle.cycle", cycle.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_who_says_no_to_a_talk_is_not_told_by_the_history(cast: make.Cast) -> None:
    cycle = started(cast)
    talk = ask_to_talk(
        cycle,
        "delay",
        asking=cast.team,
        asked=cast.other_team,
        why="better",
        by=make.actor(cast.bakary),
    )
    answer_talk(talk, agrees=False, by=make.actor(cast.jeanne))
    told = "answered for Lola whether it would talk"
    assert told not in read(cast.awa, cycle)
    assert "asked for Koubia to talk" not in read(cast.esther, cycle)
    assert told not in read(cast.fanta, cycle)
    assert told in read(cast.jeanne, cycle)
    assert told in read(cast.daouda, cycle)


def test_who_was_reminded_or_called_is_not_told_to_the_others(cast: make.Cast) -> None:
    cycle = started(cast)
    by = make.actor(cast.daouda)
    record("cycle.remind_teams", cycle, cast.other_team, by=by, step=1, mark="J4", people=2)
    log_call(cycle, cast.other_team, Outcome.REFUSED, by=by)
    set_quote(cycle, cast.other_team, "trick", "nameless", by=make.actor(cast.jeanne))
    for person in (cast.awa, cast.esther, cast.fanta, cast.gilbert):
        assert "Lola" not in read(person, cycle)
    for person in (cast.jeanne, cast.daouda, cast.hawa):
        assert "Lola was reminded of step 1" in read(person, cycle)


def test_what_stands_on_pages_for_all_is_told_to_all(cast: make.Cast) -> None:
    cycle = started(cast)
    record("cycle.take_leave", cast.other_team, cycle, by=make.actor(cast.daouda))
    assert "Lola takes part" in read(cast.awa, cycle)
    assert "Lola" not in read(cast.gilbert, cycle)
    assert "Daouda started the cycle" in read(cast.awa, cycle)
