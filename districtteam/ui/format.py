"""Days, times and numbers in the reader's language, from the CLDR by way of Babel, remembered.

Django's own filters look everything up at each call and take most of a list page's time. Here a
locale's symbols are read once and a day is written once; what is asked again costs a look-up.
Every function takes the language code last; without one it is the language of the request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from django.utils import timezone, translation
from django.utils.translation import gettext

if TYPE_CHECKING:
    from babel import Locale

Number = int | float | Decimal


class Symbols(NamedTuple):
    decimal: str
    group: str
    percent: str  # what stands between the figure and its end: " %" in French, "%" in English


def code(language: str | None) -> str:
    return language or translation.get_language() or "en"


@lru_cache(maxsize=64)
def locale_of(language: str) -> "Locale":
    """The CLDR's locale; English as in Europe and Africa, the day before the month."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (with the first day or number)

    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")


@lru_cache(maxsize=64)
def symbols(language: str) -> Symbols:
    locale = locale_of(language)
    signs = locale.number_symbols["latn"]
    percent = str(locale.percent_formats[None].pattern)
    return Symbols(signs["decimal"], signs["group"], percent.removeprefix("#,##0"))


# Days and times


def local(value: datetime) -> datetime:
    """A moment on the reader's clock."""
    return value.astimezone(timezone.get_current_timezone()) if value.tzinfo else value


_calendar: ContextVar[tzinfo | None] = ContextVar("calendar", default=None)


@contextmanager
def calendar_of(zone: tzinfo | None) -> Iterator[None]:
    """Days are those of this zone, the network's: a deadline is one day for all who share it,
    also for somebody who reads the hours on a clock of their own."""
    before = _calendar.set(zone)
    try:
        yield
    finally:
        _calendar.reset(before)


def date_of(value: date | datetime) -> date:
    if not isinstance(value, datetime):
        return value
    zone = _calendar.get()
    return (value.astimezone(zone) if zone and value.tzinfo else local(value)).date()


def day(value: date | datetime | None, language: str | None = None) -> str:
    """3 November 2026; in French 3 novembre 2026, and 1er novembre."""
    return "" if value is None else _day(date_of(value), "long", code(language))


def short_day(value: date | datetime | None, language: str | None = None) -> str:
    """3 Nov 2026, for tables: in one piece, since a narrow column would break it."""
    return "" if value is None else _day(date_of(value), "medium", code(language))


@lru_cache(maxsize=4096)
def _day(value: date, length: str, language: str) -> str:
    from babel.dates import format_date  # noqa: PLC0415  (loaded with the first day, not at start)

    text = format_date(value, length, locale=locale_of(language))
    if language.startswith("fr") and value.day == 1:
        text = text.replace("1 ", "1er ", 1)
    return text.replace(" ", "\u00a0", 1 if length == "long" else -1)


def clock(value: datetime) -> str:
    """09:05, on the reader's clock."""
    at = local(value)
    return f"{at.hour:02}:{at.minute:02}"


def moment(value: datetime | None, language: str | None = None) -> str:
    """3 November 2026 at 09:05."""
    if value is None:
        return ""
    at = local(value)
    return _moment(at.date(), at.hour, at.minute, code(language))


@lru_cache(maxsize=4096)
def _moment(value: date, hour: int, minute: int, language: str) -> str:
    words = {"day": _day(value, "long", language), "time": f"{hour:02}:{minute:02}"}
    return _moment_pattern(language) % words


@lru_cache(maxsize=64)
def _moment_pattern(language: str) -> str:
    with translation.override(language):
        return gettext("%(day)s at %(time)s")


def relative(value: date | datetime, to: date | datetime, language: str | None = None) -> str:
    """How far off a day is, counted in days of the calendar: today, in 3 days, 2 weeks ago."""
    return _relative((date_of(value) - date_of(to)).days, code(language))


@lru_cache(maxsize=1024)
def _relative(days: int, language: str) -> str:
    with translation.override(language):
        near = {-1: gettext("yesterday"), 0: gettext("today"), 1: gettext("tomorrow")}
    span = timedelta(days=days)
    locale = locale_of(language)
    from babel.dates import format_timedelta  # noqa: PLC0415

    return near.get(days) or format_timedelta(span, threshold=2, add_direction=True, locale=locale)


# Numbers


def number(value: Number | None, decimals: int = 0, language: str | None = None) -> str:
    """12,345 or 12 345,5: grouped, halves to the even neighbour, nothing for nothing."""
    if value is None:
        return ""
    exact = value if isinstance(value, int | Decimal) else Decimal(repr(value))
    return _localised(f"{exact:,.{decimals}f}", symbols(code(language)))


def percent(share: Number | None, decimals: int = 0, language: str | None = None) -> str:
    """62 % for 0.62."""
    if share is None:
        return ""
    exact = share if isinstance(share, int | Decimal) else Decimal(repr(share))
    signs = symbols(code(language))
    return _localised(f"{exact * 100:,.{decimals}f}", signs) + signs.percent


def _localised(text: str, signs: Symbols) -> str:
    if signs.decimal == "." and signs.group == ",":
        return text
    return text.translate({44: signs.group, 46: signs.decimal})
