"""What somebody typed into a page, as the form wants it; and back into the page.

A number is typed as people of the language write it: "12 345,5" in French, "12,345.5" in English.
"""

import re
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.http import QueryDict

from districtteam.lib.words import fold
from districtteam.lib.xforms import Option
from districtteam.ui.format import symbols

SPACES = re.compile(r"[\s\u00a0\u202f']+")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
GROUPED = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
SEARCHED = 60  # options from which on a list is searched, not shown
FOUND = 15  # of them at most, when the words fit several
PICK, SEEK = "|", "?"  # after a path: the place of a choice in a ranking; the words searched for


class Typed(NamedTuple):
    """value: as the form wants it. fault: a code where it cannot be read; found: what fits."""

    value: str
    fault: str = ""
    found: tuple[Option, ...] = ()


def typed_number(text: str, language: str) -> Typed:
    """
    >>> typed_number("12 345,5", "fr"), typed_number("12,345.5", "en")[0]
    (Typed(value='12345.5', fault='', found=()), '12345.5')
    >>> typed_number("1,5", "en").fault
    'not_number'
    """
    plain = SPACES.sub("", text)
    if symbols(language).decimal == ",":
        plain = plain.replace(",", ".")
    elif GROUPED.fullmatch(plain):
        plain = plain.replace(",", "")
    return Typed(plain) if NUMBER.fullmatch(plain) or not plain else Typed(text, "not_number")


def typed_day(text: str) -> Typed:
    """2026-11-02 as browsers send it, 2/11/2026 as people write it."""
    found = DAY.fullmatch(text.strip())
    if not found:
        return Typed(text.strip())
    day, month, year = found.groups()
    return Typed(f"{year}-{int(month):02}-{int(day):02}")


def typed_moment(text: str, zone: ZoneInfo) -> Typed:
    """With the zone of the network, which the browser does not send."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError:
        return Typed(text.strip())
    if at.tzinfo is None:
        at = at.replace(tzinfo=zone)
    return Typed(at.isoformat(timespec="milliseconds"))


class Reader(NamedTuple):
    """What reading needs to know beside the page itself."""

    language: str
    zone: ZoneInfo

    def typed(self, kind: str, path: str, options: list[Option], sent: QueryDict) -> Typed | None:
        """What the page says of a question; None where it says nothing of it."""
        if kind == "rank":
            return _ranked(path, options, sent)
        if kind in {"choice", "choices"} and sent.get(f"{path}{SEEK}", "").strip():
            return _searched(kind, path, options, sent)
        if path not in sent:
            return None
        if kind == "choices":
            return Typed(" ".join(filter(None, sent.getlist(path))))
        return self.plain(kind, sent.getlist(path)[-1])

    def plain(self, kind: str, text: str) -> Typed:
        if kind in {"number", "decimal", "range"}:
            return typed_number(text.strip(), self.language)
        if kind == "day":
            return typed_day(text)
        if kind == "moment":
            return typed_moment(text, self.zone)
        return Typed(text.replace("\r\n", "\n").strip())


def _ranked(path: str, options: list[Option], sent: QueryDict) -> Typed | None:
    """The choices in the order of the numbers given to them: all of them, or none."""
    places = {option.value: sent.get(f"{path}{PICK}{option.value}") for option in options}
    if all(place is None for place in places.values()):
        return None
    given = {value: (place or "").strip() for value, place in places.items()}
    if not any(given.values()):
        return Typed("")
    wanted = {str(number) for number in range(1, len(options) + 1)}
    if set(given.values()) != wanted:
        return Typed(" ".join(f"{value}={place}" for value, place in given.items()), "not_ranked")
    return Typed(" ".join(sorted(given, key=lambda value: int(given[value]))))


def _searched(kind: str, path: str, options: list[Option], sent: QueryDict) -> Typed:
    """The choice whose label the words fit; several or none are said, and the page asks again."""
    words = sent.get(f"{path}{SEEK}", "").strip()[:100]
    wanted = fold(words)
    fitting = [option for option in options if wanted and wanted in fold(option.label)]
    same = [option for option in fitting if fold(option.label) == wanted]
    kept = [one for one in sent.getlist(path) if one] if kind == "choices" else []
    chosen = same if len(same) == 1 else fitting
    if len(chosen) == 1:
        return Typed(" ".join(dict.fromkeys([*kept, chosen[0].value])))
    return Typed(words, "several" if fitting else "none_found", tuple(fitting[:FOUND]))


def as_typed(kind: str, value: str, language: str, zone: ZoneInfo) -> str:
    """A stored value as an input of the page shows it."""
    if kind in {"number", "decimal", "range"} and NUMBER.fullmatch(value):
        return value.replace(".", symbols(language).decimal)
    if kind == "time":
        return value[:5]
    if kind == "moment":
        try:
            at = datetime.fromisoformat(value)
        except ValueError:
            return value
        return f"{at.astimezone(zone) if at.tzinfo else at:%Y-%m-%dT%H:%M}"
    return value
