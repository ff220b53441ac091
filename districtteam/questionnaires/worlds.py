"""What a form may know of the world while a draft of it is worked out."""

import random
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from babel.dates import get_day_names, get_month_names

from districtteam.lib.xforms import Setting
from districtteam.ui.format import locale_of

from .languages import name_for
from .texts import Text


class Clock:
    """What the form calls now: the moment of its opening while it is begun, then ours."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True)
class Origin:
    """What a draft begins from, the same at every reading.

    seed: of what the form leaves to chance; zone: of the network; usual: its first language.
    """

    seed: str
    opened_at: datetime
    zone: str
    usual: str


def setting_of(text: Text, origin: Origin, language: str, clock: Clock) -> Setting:
    months, days = _calendar(language)
    return Setting(
        now=clock,
        zone=ZoneInfo(origin.zone),
        chance=random.Random(origin.seed).random,  # noqa: S311  (no secret: to begin alike)
        language=name_for(text.form, language, origin.usual),
        months=months,
        days=days,
    )


@lru_cache(maxsize=16)
def _calendar(language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of months, and those of days from Sunday on."""
    locale = locale_of(language)
    months, days = get_month_names("wide", locale=locale), get_day_names("wide", locale=locale)
    return (
        tuple(months[number] for number in range(1, 13)),
        tuple(days[(number - 1) % 7] for number in range(7)),
    )
