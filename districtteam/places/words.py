"""What is said about faults and changes, in the reader's language: where, what, and what to do."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from districtteam.ui.format import day as format_day
from districtteam.ui.table_words import with_numbers

from .errors import FileGone, PlaceError, PlanBlocked, TreeChanged
from .fault_words import FAULTS
from .reading import Fault

CHANGES: dict[str, str | Promise] = {
    "created": _("added under %(after)s"),
    "renamed": _("renamed from “%(before)s” to “%(after)s”"),
    "translated": _("names in other languages: %(after)s"),
    "recoded": _("code changed from “%(before)s” to “%(after)s”"),
    "moved": _("moved from %(before)s to %(after)s"),
    "closed": _("closed from %(after)s"),
    "reopened": _("open again"),
    "redated": _("opened on %(after)s"),
    "redrawn": _("borders or position drawn"),
    "regrouped": _("groups: %(after)s"),
}
KINDS: dict[str, str | Promise] = {
    "created": pgettext_lazy("places", "new"),
    "renamed": _("renamed"),
    "translated": _("translated"),
    "recoded": _("other code"),
    "moved": _("moved"),
    "closed": pgettext_lazy("places", "closed"),
    "reopened": _("reopened"),
    "redated": _("other opening date"),
    "redrawn": _("drawn"),
    "regrouped": _("other groups"),
    "unchanged": _("unchanged"),
}
DATED = {"closed", "redated"}


def fault_words(fault: Fault, kind: str) -> str:
    """One sentence: where, what is wrong, what to do. kind: of the file, see Reading."""
    return f"{where(fault, kind)}{FAULTS[fault.code] % _said(fault, kind)}"


def _said(fault: Fault, kind: str) -> dict[str, Any]:
    """The parameters as the reader writes numbers and days."""
    said = with_numbers(fault.params)
    if fault.code == "dates_reversed":
        said |= {name: day_words(fault.params[name]) for name in ("opened", "closed")}
    if fault.code == "duplicate_uid":
        text = gettext("line %(number)s") if kind == "table" else gettext("place %(number)s")
        said["other"] = text % {"number": fault.params["other"]}
    return said


def where(fault: Fault, kind: str) -> str:
    """ "Line 12, “Koubia”: " in a table, "Place 12, “Koubia”: " in a list."""
    if not fault.number:
        return ""
    slots = {"number": fault.number, "name": fault.name}
    if kind == "table":
        text = (
            gettext("Line %(number)s, “%(name)s”: ") if fault.name else gettext("Line %(number)s: ")
        )
    else:
        text = (
            gettext("Place %(number)s, “%(name)s”: ")
            if fault.name
            else gettext("Place %(number)s: ")
        )
    return text % slots


def change_words(what: str, before: str, after: str) -> str:
    """What happened to a place, or is about to."""
    slots = {"before": before or gettext("nothing"), "after": after or gettext("nothing")}
    if what == "created" and not after:
        return gettext("added at the top of the tree")
    if what in {"created", "moved"}:
        slots = {
            name: text or gettext("the top of the tree")
            for name, text in (("before", before), ("after", after))
        }
    if what in DATED:
        slots = {"before": day_words(before), "after": day_words(after)}
    return str(CHANGES[what]) % slots


def day_words(day: str) -> str:
    """An ISO date as the reader writes dates."""
    return format_day(date.fromisoformat(day)) if day else gettext("no date")


def count_words(counts: Mapping[str, Any]) -> list[tuple[str, int]]:
    """Kinds of changes with their counts, in the order of the plan."""
    return [(str(KINDS[what]), count) for what, count in counts.items() if what in KINDS]


def kind_words(what: str) -> str:
    """A kind of change in one word."""
    return str(KINDS[what])


def problem_words(code: str) -> str:
    """Why an import stopped, by the code that it was noted with."""
    found = [error for error in (FileGone, PlanBlocked, TreeChanged) if error.code == code]
    return str(found[0].words if found else PlaceError.words)
