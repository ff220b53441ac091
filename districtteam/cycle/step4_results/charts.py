"""The charts of a cycle's results, for the steps that speak about them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.queries import team_here
from districtteam.disclosure.released import Cell
from districtteam.lib.charts import Drawn, Own
from districtteam.people.models import Team
from districtteam.ui.http import Here

from .drawing.charts import CODE, KEY, VALUE, writer_of
from .drawing.material import own_cell
from .drawing.routine import marks_in_words
from .drawing.words import Base, sentence_words
from .models import Edition, Panel
from .queries import audience_of, edition_of, frozen_of, panels_of


@dataclass(frozen=True)
class Subject:
    """A chart to speak about. key: the question's name; titles: by language."""

    key: str
    titles: Mapping[str, str]


def subjects_of(cycle: Cycle) -> list[Subject]:
    """The charts of the edition that readers see, in order, each once; last those that give
    nothing to talk about: where all say the same, then where nobody has answered.
    """
    edition = edition_of(cycle)
    if edition is None:
        return []
    rows = Panel.objects.filter(edition=edition, audience="peers", beside="")
    rows = rows.order_by("position")
    titles: dict[str, dict[str, str]] = {}
    for question, language, title in rows.values_list("question", "language", "title"):
        titles.setdefault(question, {})[language] = title
    dull = dull_in(cycle)
    ordered = sorted(titles, key=lambda question: dull.get(question, 0))
    return [Subject(question, titles[question]) for question in ordered]


def dull_in(cycle: Cycle) -> dict[str, int]:
    """The charts that give little to talk about, by question: 1 where all say the same, 2 where
    nobody has answered. Two queries.
    """
    rows = Panel.objects.filter(edition=edition_of(cycle), audience="peers", beside="")
    facts = rows.values_list("question", "body__answered", "body__alike")
    return {
        question: 1 if answered else 2
        for question, answered, alike in facts
        if alike or not answered
    }


def drawn(cycle: Cycle, key: str, here: Here) -> SafeString:
    """One chart, with its sentence and the reader's own mark, as this reader may see it.

    Nothing where there is no such chart for them, or where it shows names that their peers do not
    see: that look is asked for, and written down, on the page of the results.
    """
    edition = edition_of(cycle)
    if edition is None or not key:
        return SafeString("")
    audience = audience_of(here, cycle)
    panel = panels_of(edition, audience, get_language() or "").filter(question=key).first()
    if panel is None:
        return SafeString("")
    team = team_here(cycle, here)
    shown = "" if panel.privileged else picture(edition, panel, team)
    beside = panels_of(edition, audience, panel.language).filter(beside=key)
    context = {
        "cycle": cycle,
        "panel": panel,
        "picture": shown,
        "yours": "" if panel.privileged else told(edition, panel, team),
        "beside": beside.defer("body"),
        "here": here,
    }
    return render_to_string("cycle/step4/small.html", context)


def picture(edition: Edition, panel: Panel, team: Team | None) -> SafeString:
    """The frozen picture with a team's own mark in it; nothing where there is no picture."""
    if not panel.body["drawn"]:
        return SafeString("")
    held = Drawn.from_data(panel.body["drawn"])
    own = _own(edition, panel, team)
    shown = held.without_mark() if own is None else held.with_mark(*own)
    return mark_safe(shown)  # noqa: S308  (drawn by lib.charts, which escapes every word)


def told(edition: Edition, panel: Panel, team: Team | None) -> str:
    """What the frozen chart says of a team, in the language of now; nothing where it knows none."""
    if team is None or not panel.body["drawn"]:
        return ""
    held = Drawn.from_data(panel.body["drawn"])
    own = _own(edition, panel, team)
    sentence = held.sentence if own is None else held.told(own[0])
    if sentence == held.sentence:
        return ""
    asked = frozen_of(edition).question(panel.question)
    base = Base(panel.body["shown"], panel.body["answered"])
    return sentence_words(sentence, writer_of(asked), base)


def laid_out(edition: Edition, panel: Panel, team: Team | None) -> dict[str, str]:
    """The tiles of a panel with a team's own mark, and what they say, of that team where it has a
    tile.
    """
    held = Drawn.from_data(panel.body["tiles"])
    own = str(team.pk) if team else ""
    shown = mark_safe(held.with_mark(own))  # noqa: S308  (drawn by lib.charts, which escapes)
    write = writer_of(frozen_of(edition).question(panel.question))
    base = Base(len(panel.body["named"]), panel.body["answered"])
    return {"picture": shown, "sentence": sentence_words(held.told(own), write, base)}


def _own(edition: Edition, panel: Panel, team: Team | None) -> tuple[object, str] | None:
    """What the slot of this picture takes of a team's own answer, and the answer written."""
    if team is None:
        return None
    frozen = frozen_of(edition)
    asked = frozen.question(panel.question)
    cell = own_cell(frozen, asked, team.pk)
    if cell is None:
        return None
    kind = panel.body["own"]
    if kind == KEY or (kind == CODE and team.pk in panel.body["named"]):
        return str(cell.team), ""
    if kind == CODE:
        row = next(row for row in frozen.teams if row.key == team.pk)
        return f"code:{row.code}", ""
    return cell.value, writer_of(asked)(cell.value) if kind == VALUE else ""


@dataclass(frozen=True)
class Beside:
    """A routine figure beside a question, as a reader sees it. cell: the own figure; marks: what
    speaks against it, in words; picture: how the teams went through time, with the own line.
    """

    panel: Panel
    cell: Cell | None
    marks: str
    picture: SafeString


def companions_of(edition: Edition, panel: Panel, team: Team | None, audience: str) -> list[Beside]:
    """The routine figures that stand beside a question, as an audience reads them.

    Two queries, three with the own figures.
    """
    rows = panels_of(edition, audience, panel.language).filter(beside=panel.question)
    return [_beside(edition, row, team) for row in rows]


def _beside(edition: Edition, panel: Panel, team: Team | None) -> Beside:
    if team is None:
        return Beside(panel, None, "", course(edition, panel, None))
    frozen = frozen_of(edition)
    asked = frozen.question(panel.question)
    marks = marks_in_words(frozen, asked, team.pk)
    cell = own_cell(frozen, asked, team.pk)
    return Beside(panel, cell, marks, course(edition, panel, team))


def course(edition: Edition, panel: Panel, team: Team | None) -> SafeString:
    """The frozen picture of a routine figure's course, with a team's own line in it."""
    if panel.privileged or not panel.body.get("course"):
        return SafeString("")
    held = Drawn.from_data(panel.body["course"])
    line = _own_line(edition, panel, team)
    known = [value for value in line if value is not None]
    if not known:
        return mark_safe(held.without_mark())  # noqa: S308  (drawn by lib.charts, as above)
    asked = frozen_of(edition).question(panel.question)
    return mark_safe(held.with_mark(Own(line), writer_of(asked)(known[-1])))  # noqa: S308


def _own_line(edition: Edition, panel: Panel, team: Team | None) -> list[float | None]:
    if team is None:
        return []
    frozen = frozen_of(edition)
    asked = frozen.question(panel.question)
    cells = (own_cell(frozen, asked, team.pk, code) for code in asked.periods)
    return [cell.value if cell else None for cell in cells]
