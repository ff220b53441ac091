"""Answers and faults in the reader's words."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtteam.lib.xforms.model import Part
from districtteam.lib.xforms.nodes import Node
from districtteam.ui import format as written

from .drafts import Draft
from .models import Field
from .questions import kind_of

FAULTS = {
    "required": gettext_lazy("Give an answer."),
    "constraint": gettext_lazy("This answer is not possible here."),
    "not_whole": gettext_lazy("Write a whole number, such as 12."),
    "not_number": gettext_lazy("Write a number in figures, such as 12."),
    "not_date": gettext_lazy("Write a day, such as 2026-11-30."),
    "not_time": gettext_lazy("Write a time, such as 14:30."),
    "not_moment": gettext_lazy("Write a day and a time."),
    "not_place": gettext_lazy("Write latitude and longitude, such as 9.51 -13.71."),
    "not_choice": gettext_lazy("This can no longer be chosen. Choose again."),
    "not_ranked": gettext_lazy("Give each line another number, from 1 for the first on."),
    "value_not_text": gettext_lazy("This contains signs that cannot be kept."),
    "too_long": gettext_lazy("This is too long. Shorten it."),
    "out_of_range": gettext_lazy("This is outside of what can be chosen."),
    "several": gettext_lazy("Several fit. Choose one, or write more of the name."),
    "none_found": gettext_lazy("Nothing on the list fits. Write a part of the name."),
}


def fault_in_words(code: str, message: str = "") -> str:
    """The form's own words where it has some."""
    return message or str(FAULTS.get(code, FAULTS["constraint"]))


def answer_in_words(draft: Draft, part: Part, node: Node) -> str:
    """A stored answer as somebody reads it."""
    kind, value = kind_of(part), node.value
    if not value:
        return ""
    if kind in {"choice", "choices", "rank"}:
        return _chosen(draft, kind, node, value)
    if kind == "tick":
        return _("Yes")
    return said(kind, value)


def _chosen(draft: Draft, kind: str, node: Node, value: str) -> str:
    labels = {option.value: option.label for option in draft.instance.choices(node)}
    if kind == "choice":
        return labels.get(value, value)
    names = [labels.get(one, one) for one in value.split()]
    if kind == "rank":
        return _("; ").join(f"{place}. {name}" for place, name in enumerate(names, start=1))
    return _("; ").join(names)


def said(kind: str, value: str) -> str:
    """A value without choices: figures and days as the reader writes them."""
    try:
        if kind in {"number", "decimal", "range"}:
            return _figure(value)
        if kind == "day":
            return written.day(date.fromisoformat(value[:10]))
        if kind == "moment":
            return written.moment(datetime.fromisoformat(value))
    except (ValueError, InvalidOperation):
        return value
    return value[:5] if kind == "time" else value


def _figure(value: str) -> str:
    number = Decimal(value)
    decimals = max(0, -int(number.as_tuple().exponent))
    return written.number(number, min(decimals, 6))


def writer_of(field: Field) -> str:
    """Who wrote it, when, and by which channel if it was not the web."""
    from districtteam.trail.words import CHANNELS  # noqa: PLC0415  (lazy words of the trail)

    parts = [str(field.on_behalf_of or field.by or ""), written.moment(field.at)]
    if field.channel != "web":
        parts.append(str(CHANNELS.get(field.channel, field.channel)))
    return ", ".join(part for part in parts if part)
