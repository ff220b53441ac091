"""The reader's choice of language: a cookie, and whatever upper rooms keep besides."""

from collections.abc import Callable

from django.conf import settings

from .http import Request

Keep = Callable[[Request, str], None]

_keepers: list[Keep] = []


def on_choice(keep: Keep) -> None:
    """Call `keep(request, code)` when a reader picks a language (registered in apps.py)."""
    if keep not in _keepers:
        _keepers.append(keep)


def chosen(request: Request, code: str) -> None:
    for keep in _keepers:
        keep(request, code)


def codes() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]
