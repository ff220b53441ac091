"""A reader's first page: what is asked of them, and what they look after."""

from typing import Any

from districtteam.ui import todo
from districtteam.ui.http import Here

from .cycles import MOST, cards_of
from .panels import panels_for, team_panel
from .steps import stepper


def shown_to(here: Here) -> dict[str, Any]:
    """Everything that desk/home.html shows."""
    todos = todo.todos_for(here)
    first = todo.first_of(todos)
    cycles = cards_of(here) if here.network else []
    return {
        "first": first,
        "first_hint": todo.hint_of(first, here.today) if first else "",
        "lines": [todo.line_of(it, here.today) for it in todos if it is not first],
        "panels": panels_for(here),
        "team": team_panel(here),
        "steps": stepper(),
        "cycles": cycles[:MOST],
        "more": max(0, len(cycles) - MOST),
    }
