"""Days and times as classes that are the same whatever was answered.

Fixed classes, so that neither an odd answer nor a correction moves the others from one to another,
which would tell of them.
"""

from collections.abc import Iterable

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DAY, TIME = "day", "time"

# By days before the day on which the teams were asked: from so many on.
DAY_WORDS: dict[str, str | Promise] = {
    "later": _("Later than that day"),
    "0": _("In the month before"),
    "31": _("1 to 3 months before"),
    "92": _("3 to 6 months before"),
    "183": _("6 to 12 months before"),
    "365": _("1 to 2 years before"),
    "731": _("2 to 5 years before"),
    "1827": _("More than 5 years before"),
}
BAND = 3  # hours of a class of times


def day_classes(languages: Iterable[str]) -> dict[str, dict[str, str]]:
    """By class, the newest first: its name by language."""
    found: dict[str, dict[str, str]] = {code: {} for code in DAY_WORDS}
    for language in languages:
        with translation.override(language):
            for code, words in DAY_WORDS.items():
                found[code][language] = str(words)
    return found


def time_classes() -> dict[str, dict[str, str]]:
    """Three hours each, written alike in every language."""
    hours = range(0, 24, BAND)
    return {f"{hour:02}": {"": f"{hour:02}:00 – {hour + BAND - 1:02}:59"} for hour in hours}
