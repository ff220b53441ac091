"""The letter with which a step begins; and begins again, where the cycle has gone back.

Each opening has its own mark, so that everybody is told of each once, whoever asks and how often.
Where a step is opened again the letter says why and until when. Whoever has done what the step asks
is told that it stands; nobody is asked for it twice.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.people.models import Team
from districtteam.trail.actor import Actor

from .letters import letter, quoted
from .models import Cycle, Step
from .notices import OPENING, Call, Compose, tell_each
from .queries import step_of

Asks = Callable[[Cycle, Team | None], tuple[str, list[str]]]  # cycle, team: subject, paragraphs


@dataclass(frozen=True)
class Asked:
    """What a step asks of a team when it begins.

    pages: what its link opens; asks: in which words; closes_at: when the link dies, else with the
    step.
    """

    team: Team
    pages: str
    asks: Asks
    closes_at: datetime | None = None


def mark_of(step: Step) -> str:
    """By which the letters of this opening are known: its day, or the moment it began again."""
    if step.reopened_at is not None:
        return step.reopened_at.isoformat(timespec="seconds")
    return step.cycle.network.day_at(step.opens_at).isoformat()


def tell_of_opening(
    cycle: Cycle, number: int, wanted: Iterable[Asked], waiting: Container[int], *, by: Actor
) -> int:
    """Tell everybody in these teams who has not been told of this opening.

    waiting: the keys of the teams of which something is asked. How many were told at once.
    """
    step = step_of(cycle, number)
    if step is None:
        return 0
    step.cycle = cycle
    calls = _Calls(step)
    return tell_each([(calls.to(it, it.team.pk in waiting), it.team) for it in wanted], by=by)


class _Calls:
    """A call for each thing that is asked: many teams have the same."""

    def __init__(self, step: Step) -> None:
        self._step, self._made = step, dict[tuple[str, Asks, datetime | None, bool], Call]()
        self._written = dict[tuple[Asks, bool], Compose]()

    def to(self, asked: Asked, waits: bool) -> Call:
        still = waits or self._step.reopened_at is None
        key = asked.pages, asked.asks, asked.closes_at, still
        if key not in self._made:
            self._made[key] = self._call(asked, still=still)
        return self._made[key]

    def _call(self, asked: Asked, *, still: bool) -> Call:
        step, closes_at = self._step, asked.closes_at or self._step.due_at
        kind = asked.asks, still
        compose = self._written.setdefault(kind, _compose(step, asked.asks if still else _nothing))
        call = Call(step.cycle, step.number, OPENING, asked.pages, closes_at, compose)
        return replace(call, mark=mark_of(step))


def _compose(step: Step, asks: Asks) -> Compose:
    """Put together once for all teams of which the same is asked in the same language."""
    written: dict[tuple[str, ...], tuple[str, str]] = {}

    def compose(cycle: Cycle, team: Team | None, link: str) -> tuple[str, str]:
        subject, paragraphs = asks(cycle, team)
        said = get_language() or "", link, subject, *paragraphs
        if said not in written:
            written[said] = _written(cycle, step, subject, paragraphs, link)
        return written[said]

    return compose


def _written(
    cycle: Cycle, step: Step, subject: str, paragraphs: list[str], link: str
) -> tuple[str, str]:
    if step.reopened_at is None:
        return subject, letter(cycle, step.number, paragraphs, link)
    again = _("Open again: %(what)s") % {"what": subject or step.get_number_display()}
    return again, letter(cycle, step.number, [why_again(step), *paragraphs], link)


def why_again(step: Step) -> str:
    """Why a step is open for a second time: the facilitators' own words, where they went back."""
    if not step.reopened_why:
        return _("The step before has been done again; this one is open again, too.")
    words = _("The cycle has gone back to this step. The facilitators say why: %(reason)s")
    return words % {"reason": quoted(step.reopened_why)}


def _nothing(cycle: Cycle, team: Team | None) -> tuple[str, list[str]]:  # noqa: ARG001
    return "", [_("What your team has said or answered stands. Nothing more is asked of it now.")]


def once_a_language(asks: Asks) -> Asks:
    """For words that are the same for every team: they are put together once for a language."""
    said: dict[str, tuple[str, list[str]]] = {}

    def once(cycle: Cycle, _team: Team | None) -> tuple[str, list[str]]:
        language = get_language() or ""
        if language not in said:
            said[language] = asks(cycle, None)
        return said[language]

    return once
