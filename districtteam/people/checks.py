"""What every action about people checks before it writes."""

import re
from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings

from districtteam.lib.words import fold, tidy

from .errors import (
    LastAdministrator,
    NameMissing,
    PersonErased,
    TeamClosed,
    UnknownCountry,
    UnknownLanguage,
    UnknownTimeZone,
    WrongDates,
)
from .models import Membership, Network, Person, Team
from .queries import other_administrators
from .roles import Role

LANGUAGE = re.compile(r"^[a-z]{2,3}(-[a-z0-9]{2,8})?$")
COUNTRY = re.compile(r"^[A-Z]{2}$")


def a_name(text: str, longest: int = 150) -> str:
    """The name on one line, without signs that nobody sees. Raises NameMissing."""
    name = a_line(text, longest)
    if not fold(name):
        raise NameMissing
    return name


def a_line(text: str, longest: int) -> str:
    """One line of text, no longer than there is room for."""
    return " ".join(tidy(text).split())[:longest].strip()


def a_country(code: str) -> str:
    if not COUNTRY.fullmatch(code.upper()):
        raise UnknownCountry(country=code)
    return code.upper()


def some_languages(codes: Iterable[str]) -> list[str]:
    """The languages people write in, each once, in the order given."""
    known = list(dict.fromkeys(code.strip().lower() for code in codes if code.strip()))
    if not known:
        raise UnknownLanguage(language="")
    for code in known:
        if not LANGUAGE.fullmatch(code):
            raise UnknownLanguage(language=code)
    return known


def a_reading_language(code: str) -> str:
    """A language in which the pages exist, or "" for the network's own."""
    if code and code not in dict(settings.LANGUAGES):
        raise UnknownLanguage(language=code)
    return code


def a_time_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownTimeZone(time_zone=name) from error
    return name


def in_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise WrongDates


def not_erased(person: Person) -> None:
    if person.erased_at:
        raise PersonErased


def leaves_an_administrator(membership: Membership, ends: date) -> None:
    """The network has another administrator when this post ends. Raises LastAdministrator.

    Until the transaction ends, two who leave at once wait for each other.

    Only administrators appoint administrators: without one a network is shut, whereas somebody to
    facilitate can always be appointed. So a last facilitator may go (see desk.todos).
    """
    if membership.role != Role.ADMINISTRATOR:
        return
    if membership.ends is not None and membership.ends <= ends:
        return
    network = Network.objects.select_for_update(no_key=True).get(pk=membership.network_id)
    if not other_administrators(membership, ends).exists():
        raise LastAdministrator(person=membership.person.name, network=network.name)


def open_team(team: Team, day: date) -> None:
    if team.closed and team.closed <= day:
        raise TeamClosed(team=team.name)
