from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import IntegrityError, transaction

from districtteam.cycle.core.agreement import agree
from districtteam.cycle.core.errors import StepClosed
from districtteam.cycle.core.models import RESULTS, Cycle, State
from districtteam.cycle.step4_results.drafts import is_changed
from districtteam.cycle.step4_results.drawing.frozen import Frozen
from districtteam.cycle.step4_results.drawing.panels import (
    Drawing,
    digest_of,
    drawings,
    panel_digest,
)
from districtteam.cycle.step4_results.errors import (
    BeingPrepared,
    NothingAnswered,
    NotReady,
    PreviewRunning,
    WhyCorrected,
)
from districtteam.cycle.step4_results.freezing import freeze
from districtteam.cycle.step4_results.models import Better, Edition, Panel
from districtteam.cycle.step4_results.queries import preview_ends
from districtteam.lib.later import Later
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor
from districtteam.ui.format import day

tasks = Later("districtteam.cycle.step4_results.tasks")

AT_ONCE = 40  # panels in one transaction: a few hundred kilobytes


def prepare_edition(cycle: Cycle, *, reason: str = "", by: Actor) -> Edition:
    """Freeze the data as they are now; the worker draws them. reason: what a later one corrects.

    Raises StepClosed, PreviewRunning, NothingAnswered, WhyCorrected, BeingPrepared.
    """
    _check(cycle)
    until = preview_ends(cycle)
    if until is None or by.at < until:
        raise PreviewRunning(day=day(until) if until else "…")
    with transaction.atomic():
        earlier = cycle.editions.order_by("-number").first()
        if earlier and not reason.strip():
            raise WhyCorrected
        agree(cycle, by=by)
        frozen = freeze(cycle, at=by.at)
        if not frozen.answers:
            raise NothingAnswered
        try:
            with transaction.atomic():
                edition = _kept(cycle, frozen, reason, earlier.number if earlier else 0, by)
        except IntegrityError as error:
            raise BeingPrepared from error
        record("cycle.prepare_edition", cycle, by=by, edition=edition.number)
        tasks.draw.enqueue(edition.pk)
    return edition


def _check(cycle: Cycle) -> None:
    """Not while the teams still answer, nor of a cycle that is paused or cancelled."""
    states = [State.RUNNING, State.FINISHED]
    if not Cycle.objects.filter(pk=cycle.pk, at_step__gte=RESULTS, state__in=states).exists():
        raise StepClosed


def _kept(cycle: Cycle, frozen: Frozen, reason: str, before: int, by: Actor) -> Edition:
    edition = Edition(cycle=cycle, number=before + 1, reason=reason.strip()[:300])
    return _holding(edition, frozen, by)


def _holding(edition: Edition, frozen: Frozen, by: Actor) -> Edition:
    edition.data, edition.as_of, edition.made_by = frozen.to_json(), by.at, by.person
    edition.invited, edition.answered = len(frozen.teams), len(frozen.answers)
    edition.filled = sum(team.filled for team in frozen.teams)
    edition.state = Edition.PREPARING
    edition.save()
    return edition


def draw_edition(edition: Edition, *, by: Actor) -> Edition:
    """Draw what was frozen, outside transactions; seen when the last write says that it is ready.

    Drawn again from the beginning when a worker died in between: half an edition is never seen.
    """
    if edition.state != Edition.PREPARING:
        return edition
    frozen = Frozen.from_json(edition.data)
    edition.panels.all().delete()
    digests: list[str] = []
    for some in _parts(drawings(frozen, _before(edition))):
        digests += [panel_digest(one) for one in some]
        with transaction.atomic():
            Panel.objects.bulk_create(_row(edition, one) for one in some)
    with transaction.atomic():
        ready = Edition.objects.filter(pk=edition.pk, state=Edition.PREPARING)
        edition.digest = digest_of(edition.data, digests)
        if ready.update(state=Edition.READY, digest=edition.digest):
            record("cycle.draw_edition", edition.cycle, by=by, edition=edition.number)
    edition.state = Edition.READY
    return edition


def _before(edition: Edition) -> list[Frozen]:
    published = edition.cycle.editions.filter(number__lt=edition.number)
    return [Frozen.from_json(one.data) for one in published.order_by("number")]


def _parts(found: Iterable[Drawing]) -> Iterator[list[Drawing]]:
    rows = iter(found)
    while some := list(islice(rows, AT_ONCE)):
        yield some


def _row(edition: Edition, drawing: Drawing) -> Panel:
    return Panel(
        edition=edition,
        audience=drawing.audience,
        language=drawing.language,
        position=drawing.position,
        question=drawing.question,
        beside=drawing.beside,
        title=drawing.title,
        sentence=drawing.sentence,
        body=drawing.body,
        privileged=drawing.privileged,
    )


@transaction.atomic
def publish_edition(cycle: Cycle, *, by: Actor) -> Edition:
    """Let the readers see what is ready. Raises StepClosed, NotReady.

    Where a team has asked for less to be shown, or corrected itself, since the edition was frozen,
    it is frozen and drawn anew instead, and returned as being prepared.
    """
    _check(cycle)
    ready = cycle.editions.select_for_update().filter(state=Edition.READY).first()
    if ready is None:
        raise NotReady
    frozen = freeze(cycle, at=ready.as_of)
    if is_changed(frozen, ready):
        record("cycle.prepare_edition", cycle, by=by, edition=ready.number)
        tasks.draw.enqueue(ready.pk)
        return _holding(ready, frozen, by)
    ready.state, ready.published_at = Edition.PUBLISHED, by.at
    ready.save(update_fields=["state", "published_at"])
    record("cycle.publish_edition", cycle, cycle.network, by=by, edition=ready.number)
    return ready


@transaction.atomic
def open_to_public(edition: Edition, *, by: Actor) -> Edition:
    """Let everybody read what the policy shows to the public. Raises NotReady."""
    if edition.state != Edition.PUBLISHED:
        raise NotReady
    if edition.public_at is None:
        edition.public_at = by.at
        edition.save(update_fields=["public_at"])
        record("cycle.open_to_public", edition.cycle, by=by, edition=edition.number)
    return edition


@transaction.atomic
def set_better(cycle: Cycle, question: str, way: str, *, by: Actor) -> None:
    """Say which way is better: only then teams are suggested as doing better.

    A page sends what it shows of every question: what was said before is not said again.
    """
    held = Better.objects.filter(cycle=cycle, question=question).first()
    if way == (held.way if held else Better.NONE):
        return
    Better.objects.update_or_create(cycle=cycle, question=question, defaults={"way": way})
    record("cycle.set_better", cycle, by=by, question=question)
