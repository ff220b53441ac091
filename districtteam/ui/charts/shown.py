"""A chart as a page shows it: a sentence before it, the figures under it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext, gettext_noop

from districtteam.lib.charts import Drawn
from districtteam.ui import format as written

from .sentences import say

Write = Callable[[float], str]

HEADINGS = {
    "name": gettext_noop("Team"),
    "value": gettext_noop("Figure"),
    "low": gettext_noop("From"),
    "high": gettext_noop("To"),
    "lowest": gettext_noop("Outer range from"),
    "highest": gettext_noop("Outer range to"),
    "verdict": gettext_noop("In words"),
    "note": gettext_noop("Note"),
    "answer": gettext_noop("Answer"),
    "question": gettext_noop("Question"),
    "count": gettext_noop("Number"),
    "answered": gettext_noop("Out of"),
    "step": gettext_noop("Step"),
    "invited": gettext_noop("Invited"),
    "before": gettext_noop("Round before"),
    "period": gettext_noop("Period"),
    "half": gettext_noop("Half: this or more"),
    "region": gettext_noop("Region"),
    "group": gettext_noop("Region"),
    "least": gettext_noop("Lowest"),
    "most": gettext_noop("Highest"),
    "first": gettext_noop("First period"),
    "last": gettext_noop("Last period"),
}
VERDICTS = {
    "higher": gettext_noop("Higher than expected"),
    "within": gettext_noop("Within the expected range"),
    "lower": gettext_noop("Lower than expected"),
    "unjudged": gettext_noop("Shown, not compared"),
    "unknown": gettext_noop("No figure"),
}
COUNTS = {"count", "answered", "invited", "before"}
MOST_ROWS = 50  # on a page; the rest is in the export


@dataclass(frozen=True)
class Shown:
    """What ui/drawn.html takes. rows: heading and text of each cell, the first names the row."""

    svg: SafeString
    sentence: str
    headings: Sequence[str]
    rows: Sequence[Sequence[tuple[str, str]]]


def shown(drawn: Drawn, number: Write, own: Any = None, words: str = "") -> Shown:
    """The chart with the reader's own mark, and what it says of the reader.

    own, words: as the chart takes them.
    """
    columns = drawn.table.columns
    headings = [gettext(HEADINGS[name]) if name in HEADINGS else name for name in columns]
    cells = [
        [_cell(column, value, number) for column, value in zip(columns, row, strict=True)]
        for row in drawn.table.rows[:MOST_ROWS]
    ]
    return Shown(
        # lib.charts escapes every word that it is given
        mark_safe(drawn.with_mark(own, words)),  # noqa: S308
        say(drawn.told(own), number),
        headings,
        [list(zip(headings, row, strict=True)) for row in cells],
    )


def _cell(column: str, value: Any, number: Write) -> str:
    if value is None:
        return gettext("No figure")
    if isinstance(value, str):
        return gettext(VERDICTS[value]) if column == "verdict" else value
    return written.number(value) if column in COUNTS or isinstance(value, int) else number(value)
