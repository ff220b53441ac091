"""A team's own answer, as it reads it."""

from datetime import date
from typing import Any

from districtteam.ui.format import day, number

from .frozen import Asked, Frozen, value_of


def own_words(frozen: Frozen, asked: Asked, team: int, language: str) -> str:
    """What a number alone does not say: labels of the form, the day itself, out of how many.

    Nothing for other kinds: there the figure is written as it is.
    """
    value = value_of(frozen, asked, team)
    if asked.kind == "ratio" and asked.is_routine and value:
        counted, whole = value
        return f"{number(counted)} / {number(whole)}"
    given = frozen.answers.get(team, {}).get(asked.name)
    if asked.reads and given is not None:
        return ", ".join(
            _written(asked, it) for it in (given if isinstance(given, list) else [given])
        )
    return asked.in_words(value, language)


def _written(asked: Asked, value: Any) -> str:
    if asked.reads == "time":
        return str(value)[:5]
    try:
        return day(date.fromisoformat(str(value)[:10]))
    except ValueError:
        return str(value)
