"""Parts of one's own page that rooms above add at start-up: devices, passkeys, invitations.

my_page.add(Section("access:devices", _("Telephones and computers"), _("Sign out…"), order=10))
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.functional import Promise

from districtteam.trail.actor import Actor

from .models import Address

# Sends a code to an address and gives the page on which it is typed in.
Verifier = Callable[[Address, Actor], str]


class Section(NamedTuple):
    """A link on one's own page to a page of another room."""

    url_name: str
    title: str | Promise
    hint: str | Promise = ""
    order: int = 50


_sections: list[Section] = []
_verifiers: list[Verifier] = []


def add(section: Section) -> None:
    if section not in _sections:
        _sections.append(section)
        _sections.sort(key=lambda it: it.order)


def sections() -> list[Section]:
    return list(_sections)


def verify_with(verifier: Verifier) -> None:
    """The access room says how an address is proved; without one, no button is shown."""
    _verifiers[:] = [verifier]


def verifier() -> Verifier | None:
    return _verifiers[0] if _verifiers else None
