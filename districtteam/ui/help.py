"""Where the reader finds help: the same place on every page. An upper room knows who helps."""

from collections.abc import Callable

from django.utils.safestring import SafeString

from .http import Request

Find = Callable[[Request], SafeString | str]

_finders: list[Find] = []
_notes: list[Find] = []


def provide(find: Find) -> None:
    """`find(request)` gives a line of HTML with a name and a number, or "" (see apps.py)."""
    if find not in _finders:
        _finders.append(find)


def add_note(find: Find) -> None:
    """`find(request)` gives a further line for the foot of every page, or ""."""
    if find not in _notes:
        _notes.append(find)


def notes(request: Request) -> list[SafeString | str]:
    return [note for find in _notes if (note := find(request))]


def line(request: Request) -> SafeString | str:
    return next((found for find in _finders if (found := find(request))), "")
