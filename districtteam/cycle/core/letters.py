"""How every invitation to a step is written: who mandates it, what is asked, until when, where."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from districtteam.ui.format import day

from .models import Cycle
from .queries import step_of


def letter(
    cycle: Cycle,
    number: int,
    paragraphs: Iterable[str],
    link: str,
    *,
    works_until: date | None = None,
) -> str:
    """The text of a message, in the language that is active; plain words, one link.

    number: the step whose last day is told, 0 for none; works_until: the link's last day, where
    that is not the step's.
    """
    parts = [*_head(cycle), *paragraphs, *_until(cycle, number), link, _note(works_until)]
    return "\n\n".join(parts) + "\n"


def _note(works_until: date | None) -> str:
    if works_until is None:
        return _("The link is yours alone: do not pass it on. It works until the step closes.")
    words = _("The link is yours alone: do not pass it on. It works until %(day)s.")
    return words % {"day": day(works_until)}


def _head(cycle: Cycle) -> list[str]:
    """Who mandates the cycle, by which letter. Districts are never told of a missing mandate."""
    lines = [str(cycle)]
    if cycle.mandate:
        words = _("Mandated by %(authority)s") % {"authority": cycle.mandate.authority}
        lines.append(f"{words}, {cycle.mandate.reference}" if cycle.mandate.reference else words)
    return ["\n".join(lines), *filter(None, [cycle.purpose])]


def _until(cycle: Cycle, number: int) -> list[str]:
    step = step_of(cycle, number)
    if step is None:
        return []
    return [_("Until %(day)s.") % {"day": day(cycle.network.day_at(step.due_at))}]


def quoted(text: str) -> str:
    """Somebody's words in the middle of others."""
    return _("“%(text)s”") % {"text": text}
