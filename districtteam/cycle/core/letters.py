"""How every invitation to a step is written: who mandates it, what is asked, until when, where."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from districtteam.people.models import Mandate
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
    """The cycle, who mandates it, and what it is for."""
    lines = filter(None, [str(cycle), mandated(cycle.mandate)])
    return ["\n".join(lines), *filter(None, [cycle.purpose])]


def mandated(mandate: Mandate | None) -> str:
    """Who mandates it, by which letter; nothing where nobody does: districts are never told."""
    if mandate is None:
        return ""
    words = _("Mandated by %(authority)s") % {"authority": mandate.authority}
    return f"{words}, {mandate.reference}" if mandate.reference else words


def _until(cycle: Cycle, number: int) -> list[str]:
    step = step_of(cycle, number)
    if step is None:
        return []
    return [_("Until %(day)s.") % {"day": day(cycle.network.day_at(step.due_at))}]


def quoted(text: str) -> str:
    """Somebody's words in the middle of others."""
    return _("“%(text)s”") % {"text": text}
