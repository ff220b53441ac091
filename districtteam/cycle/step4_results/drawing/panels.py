"""A question's page for an audience in a language, as plain data, and the hash over all of them."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from districtteam.disclosure.released import Cell, Released
from districtteam.disclosure.words import reasons_of
from districtteam.lib.charts import Drawn

from .charts import CODE, KEY, Chart, draw, tiles, writer_of
from .frozen import Asked, Frozen
from .material import READERS, Material, audiences_of
from .routine import course_of, marks_in_words
from .saying import counted, is_alike, sentence_of, together
from .words import plain, share

MOST_QUOTES = 3
MOST_ROWS = 200  # of a table under a chart
SHOWN = {"name", "value", "low", "high", "answer", "count"}  # columns of a table


@dataclass(frozen=True)
class Drawing:
    """A panel before it is a row."""

    audience: str
    language: str
    position: int
    question: str
    title: str
    sentence: str
    body: dict[str, Any]
    privileged: list[int]
    digest: str
    beside: str = ""


def drawings(frozen: Frozen, before: Sequence[Frozen] = ()) -> Iterator[Drawing]:
    """Every question for every audience in every language, one after the other.

    For one region by itself only where it sees more than the teams do of each other: else it reads
    what is drawn for every region.
    """
    for position, asked in enumerate(frozen.drawn, start=1):
        material = Material(frozen, asked, before)
        known: list[tuple[Seen, list[Pane]]] = []
        for audience in audiences_of(frozen):
            if audience not in READERS and not material.shows_more_to(audience):
                continue
            released = material.released_to(audience)
            seen = (released.seen, _quotes(audience, frozen, asked, before))
            panes = next((panes for same, panes in known if same == seen), None)
            if panes is None:
                panes = [
                    _pane(frozen, asked, released, seen[1], code)
                    | _course(frozen, asked, audience, before, code)
                    for code in frozen.languages
                ]
                known.append((seen, panes))
            privileged = sorted(released.privileged)
            for pane in panes:
                yield Drawing(
                    audience,
                    pane.language,
                    position,
                    asked.name,
                    pane.title,
                    pane.sentence,
                    pane.body,
                    privileged,
                    pane.digest,
                    asked.beside,
                )


Seen = tuple[object, list[dict[str, str]]]


@dataclass(frozen=True)
class Pane:
    """What is drawn once, and shown to every audience that may see the same."""

    language: str
    title: str
    sentence: str
    body: dict[str, Any]

    def __or__(self, more: dict[str, Any]) -> "Pane":
        return replace(self, body=self.body | more)

    @cached_property
    def digest(self) -> str:
        whole = canonical([self.language, self.title, self.sentence, self.body])
        return hashlib.sha256(whole).hexdigest()


def _pane(
    frozen: Frozen, asked: Asked, released: Released, quotes: list[dict[str, str]], language: str
) -> Pane:
    with translation.override(language):
        title = asked.title(language, frozen.languages)
        chart = draw(released, asked, title, language)
        where = tiles(released, asked, title)
        body = _body(frozen, asked, released, chart) | {"quotes": quotes}
        body["tiles"] = where.as_data() if where else None
        return Pane(language, title, sentence_of(chart, asked, released), body)


def _course(
    frozen: Frozen, asked: Asked, audience: str, before: Sequence[Frozen], language: str
) -> dict[str, Any]:
    """Of a routine figure, how it went through time."""
    if not asked.is_routine:
        return {}
    with translation.override(language):
        title = asked.title(language, frozen.languages)
        course = course_of(frozen, asked, audience, title, before)
    return {"course": course.as_data() if course else None}


def _body(frozen: Frozen, asked: Asked, released: Released, chart: Chart | None) -> dict[str, Any]:
    return {
        "drawn": chart.drawn.as_data() if chart else None,
        "own": chart.own if chart else "",
        "table": _table(chart.drawn, asked, _more(frozen, asked, released)) if chart else None,
        "shown": chart.base.shown if chart else 0,
        "alike": is_alike(released),
        "answered": released.answered,
        "missing": released.missing,
        "hidden": released.hidden,
        "masked": released.masked,
        "class": asked.content_class,
        "reasons": reasons_of(released),
        "parts": [[part.group, counted(part)] for part in released.parts if together(part)],
        "notes": _notes(frozen, asked, released),
        "apart": _apart(frozen, asked, released, chart),
        "named": [cell.team for cell in released.named],
        "source": asked.source,
        "as_of": asked.as_of,
        "since": asked.since,
        "routine": asked.is_routine,
    }


More = tuple[str, dict[str, str]]  # heading of a column, and by team's name what stands in it


def _more(frozen: Frozen, asked: Asked, released: Released) -> list[More]:
    """Beside named routine figures: what was counted out of what, and what is to be checked."""
    if not asked.is_routine or not released.named:
        return []
    named = {cell.name: cell for cell in released.named}
    parts = {
        name: f"{plain(it.numerator)} / {plain(it.denominator)}"
        for name, it in named.items()
        if it.numerator is not None and it.denominator is not None
    }
    marks = {
        name: words
        for name, it in named.items()
        if it.team is not None and (words := marks_in_words(frozen, asked, it.team))
    }
    columns = [(_("Counted"), parts), (_("Quality"), marks)]
    return [(head, cells) for head, cells in columns if cells]


def _table(drawn: Drawn, asked: Asked, more: Sequence[More]) -> dict[str, Any]:
    """The figures under the picture, written; long ones are cut and say so."""
    kept = [at for at, name in enumerate(drawn.table.columns) if name in SHOWN]
    write = writer_of(asked)
    rows = [[_written(row[at], write) for at in kept] for row in drawn.table.rows[:MOST_ROWS]]
    names = _headings()
    return {
        "head": [names[drawn.table.columns[at]] for at in kept] + [head for head, _cells in more],
        "rows": [[*row, *(cells.get(row[0], "") for _head, cells in more)] for row in rows],
        "more": max(0, len(drawn.table.rows) - MOST_ROWS),
    }


def _headings() -> dict[str, str]:
    return {
        "name": _("Team"),
        "value": _("Value"),
        "low": _("Expected from"),
        "high": _("Expected to"),
        "answer": _("Answer"),
        "count": _("Teams"),
    }


def _written(value: Any, write: Any) -> str:
    if value is None:
        return "–"
    return write(value) if isinstance(value, float) else str(value)


def _notes(frozen: Frozen, asked: Asked, released: Released) -> list[list[str]]:
    """What teams wrote beside their own figures, of those that are named here."""
    named = {cell.team for cell in released.named}
    teams = (team for team in frozen.teams if team.key in named)
    return [[team.name, team.notes[asked.name]] for team in teams if asked.name in team.notes]


def _apart(
    frozen: Frozen, asked: Asked, released: Released, chart: Chart | None
) -> list[list[str]]:
    """Whom this audience sees by name and the teams each other do not, where no chart names them:
    the team and what it answered.
    """
    if chart and chart.own in {KEY, CODE}:
        return []
    rows = [cell for cell in released.named if cell.team in released.privileged]
    return [[cell.name, _answer(cell, asked, frozen)] for cell in rows[:MOST_ROWS]]


def _answer(cell: Cell, asked: Asked, frozen: Frozen) -> str:
    if asked.choices:
        return asked.in_words(cell.value, translation.get_language() or frozen.languages[0])
    if cell.value is None or cell.numerator is None or cell.denominator is None:
        return _written(cell.value, writer_of(asked))
    parts = f"{plain(cell.numerator)} / {plain(cell.denominator)}"
    return f"{share(cell.value)} ({parts})"


def _quotes(
    audience: str, frozen: Frozen, asked: Asked, before: Sequence[Frozen]
) -> list[dict[str, str]]:
    """Up to three explanations in teams' own words, as far as each agreed; drawn by lot."""
    found: list[dict[str, str]] = []
    for text in frozen.questions:
        if text.kind == "text" and text.beside == asked.name:
            released = Material(frozen, text, before).released_to(audience)
            cells = [*released.named, *released.coded, *released.distribution]
            found += [{"text": str(cell.value), "name": cell.name} for cell in cells]
    return sorted(found, key=_lot)[:MOST_QUOTES]


def _lot(quote: Mapping[str, str]) -> str:
    return hashlib.sha256(json.dumps(quote, sort_keys=True).encode()).hexdigest()


def digest_of(data: Mapping[str, Any], drawn: Sequence[str]) -> str:
    """The hash of an edition: over its data and over each of its panels, in order."""
    whole = hashlib.sha256(canonical(data))
    for one in drawn:
        whole.update(one.encode())
    return whole.hexdigest()


def panel_digest(drawing: Drawing) -> str:
    parts = [
        drawing.audience,
        drawing.position,
        drawing.question,
        drawing.beside,
        drawing.digest,
    ]
    return hashlib.sha256(canonical(parts)).hexdigest()


def canonical(data: Any) -> bytes:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
