"""How many districts took part in each cycle, at the points at which the first evaluation counted.

Every figure keeps its numerator and its denominator; what is counted how is said in facts.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median

from districtteam.cycle.core.models import COMPLETION, DISCUSSION, TRANSLATION, Cycle, State, Step

from .facts import Acts, Facts, Teams, facts_of, steps_of

HOUR = 3600
WEB = "web"


@dataclass(frozen=True)
class Share:
    """Some districts of those that could: web and other channels apart."""

    some: int
    all: int
    web: int = 0

    @property
    def other(self) -> int:
        return self.some - self.web

    @property
    def value(self) -> float | None:
        return self.some / self.all if self.all else None

    @property
    def drop(self) -> float | None:
        """1 - step k / step k-1, where `some` are those of step k and `all` those of k-1."""
        return 1 - self.some / self.all if self.all else None


@dataclass(frozen=True)
class Line:
    """A cycle in the table. hours: median from its prompt to a district's first act, and of how
    many districts; to_forum, to_commitment: districts of a step out of those of the step before;
    lost: filled in and then said nothing; retained: active here of those active before."""

    cycle: Cycle
    confirmed: Share
    filled: Share
    commented: Share
    forum: Share
    committed: Share
    persons: Share
    hours_to_answer: tuple[float | None, int]
    hours_to_speak: tuple[float | None, int]
    to_forum: Share
    to_commitment: Share
    lost: Share
    retained: Share | None


def lines_of(cycles: Sequence[Cycle]) -> list[Line]:
    """In the order given. Fifteen queries, however many cycles and districts."""
    before = cycles_before(cycles)
    every = {it.pk: it for it in [*before.values(), *cycles]}
    steps = steps_of(every)
    known = facts_of(every.values(), steps)
    return [_line(it, known, before.get(it.pk), steps.get(it.pk, {})) for it in cycles]


def cycles_before(cycles: Sequence[Cycle]) -> dict[int, Cycle]:
    """The cycle before each: the one it names, else the last that began before it and was as long.

    One query.
    """
    networks = {cycle.network_id for cycle in cycles}
    begun = Cycle.objects.filter(network__in=networks, started_at__isnull=False)
    begun = begun.exclude(state=State.CANCELLED).order_by("started_at", "pk")
    listed = list(begun.select_related("network"))
    by_key = {it.pk: it for it in listed}
    found = {it.pk: by_key.get(it.previous_id or 0) or _last_before(it, listed) for it in cycles}
    return {key: it for key, it in found.items() if it is not None}


def _last_before(cycle: Cycle, listed: list[Cycle]) -> Cycle | None:
    earlier = [
        it
        for it in listed
        if it.network_id == cycle.network_id
        and it.template == cycle.template
        and cycle.started_at is not None
        and it.started_at is not None
        and it.started_at < cycle.started_at
    ]
    return earlier[-1] if earlier else None


def _line(
    cycle: Cycle, known: dict[int, Facts], previous: Cycle | None, steps: dict[int, Step]
) -> Line:
    facts = known[cycle.pk]
    before = known[previous.pk] if previous else None
    filled, forum = set(facts.filled), set(facts.forum)
    return Line(
        cycle,
        confirmed=_share(facts.confirmed, facts.invited),
        filled=_share(facts.filled, facts.invited),
        commented=_share(facts.commented, facts.invited),
        forum=_share(facts.forum, facts.invited),
        committed=_share(facts.committed, facts.invited),
        persons=Share(len(facts.acting), len(facts.registered)),
        hours_to_answer=_hours(facts, facts.began, steps.get(COMPLETION)),
        hours_to_speak=_hours(facts, facts.spoke, steps.get(DISCUSSION)),
        to_forum=_since(steps.get(DISCUSSION), len(forum), len(filled)),
        to_commitment=_since(steps.get(TRANSLATION), len(facts.committed), len(forum)),
        lost=_since(steps.get(DISCUSSION), len(filled - forum), len(filled)),
        retained=Share(len(facts.active & before.active), len(before.active)) if before else None,
    )


def _since(opening: Step | None, some: int, among: int) -> Share:
    """Nobody has dropped off before a step that has not opened yet."""
    return Share(some, among) if opening else Share(0, 0)


def _share(acts: Acts, invited: Teams) -> Share:
    return Share(len(acts), len(invited), sum(channel == WEB for channel in acts.values()))


def _hours(
    facts: Facts, acts: dict[int, datetime], opening: Step | None
) -> tuple[float | None, int]:
    """Median hours from the prompt to the first act; how many districts acted after it."""
    waits = [
        (at - facts.prompted.get((opening.number, team), opening.opens_at)).total_seconds() / HOUR
        for team, at in acts.items()
        if opening and team in facts.invited
    ]
    known = [hours for hours in waits if hours >= 0]
    return (median(known) if known else None), len(known)
