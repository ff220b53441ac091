"""The table of participation as a file has it: counts with their denominators, no shares."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.models import Cycle, State, Template

from .participation import Line, lines_of
from .tables import Column, Table

WEB = _("Of these by the web; the others by e-mail, text message, telephone or on paper.")
COLUMNS = (
    Column("cycle", _("Number of the cycle.")),
    Column("title", _("Its title.")),
    Column("template", _("Full or rapid."), dict(Template.choices)),
    Column("state", _("How far it is."), dict(State.choices)),
    Column("invited", _("District teams that took part when completion opened.")),
    Column("confirmed", _("Districts that confirmed answers, whatever was left open.")),
    Column("filled", _("Districts that confirmed answers to at least 80 % of what was asked.")),
    Column("filled_web", WEB),
    Column("commented", _("Districts with a post of their own under a published result.")),
    Column("commented_web", WEB),
    Column("forum", _("Districts with any post of their own in the cycle’s conversations.")),
    Column("forum_web", WEB),
    Column("committed", _("Districts that confirmed a commitment.")),
    Column("committed_web", WEB),
    Column("persons_registered", _("People in post in an invited district during the cycle.")),
    Column("persons_active", _("Of these, who wrote, said or confirmed anything.")),
    Column("hours_to_answer", _("Median hours from the first message to the first answer.")),
    Column("hours_to_answer_n", _("Of so many districts.")),
    Column("hours_to_speak", _("Median hours from the first message to the first post.")),
    Column("hours_to_speak_n", _("Of so many districts.")),
    Column("filled_but_silent", _("Districts that filled in and then said nothing.")),
    Column("active_before", _("Districts that filled in or spoke in the cycle before.")),
    Column("retained", _("Of these, who did so in this one, too.")),
)


def participation(cycles: Sequence[Cycle]) -> Table:
    rows = [list(_cells(line)) for line in lines_of(cycles)]
    return Table("participation", _("How many districts took part, cycle by cycle."), COLUMNS, rows)


def _cells(line: Line) -> Iterator[Any]:
    yield from (line.cycle.pk, str(line.cycle), line.cycle.template, line.cycle.state)
    yield from (line.filled.all, line.confirmed.some)
    for share in (line.filled, line.commented, line.forum, line.committed):
        yield from (share.some, share.web)
    yield from (line.persons.all, line.persons.some)
    for hours, count in (line.hours_to_answer, line.hours_to_speak):
        yield from ("" if hours is None else f"{hours:.1f}", count)
    yield line.lost.some
    kept = line.retained
    yield from ("", "") if kept is None else (kept.all, kept.some)
