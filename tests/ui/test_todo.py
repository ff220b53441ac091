"""What is asked of a reader: gathered from the rooms, the most pressing first."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from districtteam.people.here import Here
from districtteam.people.models import Person
from districtteam.ui import todo
from districtteam.ui.todo import DONE, WAITING, Todo
from tests import make

TODAY = make.TODAY


@pytest.fixture
def providers(monkeypatch: pytest.MonkeyPatch) -> list[todo.Provider]:
    kept: list[todo.Provider] = []
    monkeypatch.setattr(todo, "_providers", kept)
    return kept


def titles(found: list[Todo]) -> list[str]:
    return [str(it.title) for it in found]


def here_of(person: Person | None) -> Here:
    return Here(person=person, now=make.NOW)


def test_open_before_waiting_before_done(cast: make.Cast, providers: list[todo.Provider]) -> None:
    todo.add(lambda _here: [Todo("did", "/", state=DONE), Todo("wait", "/", state=WAITING)])
    todo.add(lambda _here: [Todo("do", "/")])
    assert titles(todo.todos_for(here_of(cast.awa))) == ["do", "wait", "did"]


def test_what_can_be_done_in_time_and_presses_comes_before_what_is_late(
    cast: make.Cast, providers: list[todo.Provider]
) -> None:
    todo.add(
        lambda _here: [
            Todo("light", "/", weight=10, due=TODAY + timedelta(days=1)),
            Todo("late, light", "/", weight=10, due=TODAY - timedelta(days=1)),
            Todo("late report", "/", weight=75, due=TODAY - timedelta(days=40)),
            Todo("last day", "/", weight=20, due=TODAY),
            Todo("heavy, no day", "/", weight=70),
            Todo("heavy, later", "/", weight=90, due=TODAY + timedelta(days=9)),
            Todo("heavy, sooner", "/", weight=90, due=TODAY + timedelta(days=2)),
            Todo("light, no day", "/", weight=69),
        ]
    )
    assert titles(todo.todos_for(here_of(cast.awa))) == [
        *("last day", "heavy, sooner", "heavy, later", "heavy, no day"),
        *("late report", "late, light", "light, no day", "light"),
    ]


def test_nobody_is_asked_nothing(db: None, providers: list[todo.Provider]) -> None:
    todo.add(lambda _here: [Todo("do", "/")])
    assert todo.todos_for(here_of(None)) == []


def test_a_provider_is_asked_once(cast: make.Cast, providers: list[todo.Provider]) -> None:
    def ask(here: object) -> list[Todo]:
        return [Todo("do", "/")]

    todo.add(ask)
    todo.add(ask)
    assert titles(todo.todos_for(here_of(cast.awa))) == ["do"]


def test_the_first_is_one_that_the_reader_can_do() -> None:
    waiting, mine = Todo("wait", "/", state=WAITING), Todo("do", "/")
    assert todo.first_of([mine, waiting]) == mine
    assert todo.first_of([waiting]) is None


@pytest.mark.parametrize(
    ("given", "state", "tag"),
    [
        (Todo("t", "/"), "todo", ""),
        (Todo("t", "/", due=TODAY - timedelta(days=1)), "late", ""),
        (Todo("t", "/", due=TODAY), "todo", ""),
        (Todo("t", "/", state=DONE, due=TODAY - timedelta(days=1)), "done", ""),
        (Todo("t", "/", state=WAITING), "later", "Waiting"),
    ],
)
def test_how_a_line_looks(given: Todo, state: str, tag: str) -> None:
    with translation.override("en"):
        line = todo.line_of(given, TODAY)
    assert (line.state, line.tag) == (state, tag)


@pytest.mark.parametrize(
    ("language", "given", "hint"),
    [
        ("en", Todo("t", "/", minutes=1), "about 1 minute"),
        ("en", Todo("t", "/", minutes=5, due=TODAY), "about 5 minutes · until today"),
        (
            "en",
            Todo("t", "/", why="It helps.", due=date(2026, 11, 12)),
            "It helps · until 12\u00a0November 2026",
        ),
        (
            "en",
            Todo("t", "/", about="Fuel?", why="It helps.", minutes=1),
            "Fuel? · It helps · about 1 minute",
        ),
        ("en", Todo("t", "/", due=date(2026, 11, 1)), "was due on 1\u00a0November 2026"),
        ("en", Todo("t", "/", minutes=5, state=DONE), ""),
        ("fr", Todo("t", "/", minutes=5, due=TODAY), "environ 5 minutes · jusqu’à aujourd’hui"),
        ("fr", Todo("t", "/", due=date(2026, 12, 1)), "jusqu’au 1er\u00a0décembre 2026"),
    ],
)
def test_the_line_under_the_title(language: str, given: Todo, hint: str) -> None:
    with translation.override(language):
        assert todo.hint_of(given, TODAY) == hint
