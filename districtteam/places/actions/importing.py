"""Taking a planned file into the tree, in short transactions that are safe one by one."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Concat, Substr

from districtteam.places.errors import PlanBlocked, TreeChanged
from districtteam.places.models import Change, Group, Import, Level, Place, search_words
from districtteam.places.planning import Plan, Step
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

BATCH = 1_000  # places in one transaction: about 0.2 s on SQLite
NAMED = ("name", "sorted_as", "names", "code", "search")
WRITTEN = (*NAMED, "parent", "path", "level", "opened", "closed")
DRAWN = ("geometry", "drawn_from")

Tell = Callable[[int, int], None]


def _nobody(done: int, total: int) -> None:
    """Nobody wants to know how far it is."""


def import_places(plan: Plan, *, by: Actor, tell: Tell = _nobody) -> Import:
    """Carry out a plan: add and change places, never remove one.

    Parents come before children, and a place moves together with all that stands below it in one
    transaction, so the tree is whole after each; one that stops half-way is taken up by planning
    the same file again. `tell(done, total)` is called after each transaction.

    Raises PlanBlocked when the plan has faults, TreeChanged when a place that it needs has gone.
    """
    return go_on(plan, begin_import(plan, by=by), by=by, tell=tell)


def go_on(plan: Plan, taken: Import, *, by: Actor, tell: Tell = _nobody) -> Import:
    """Do what is left of an import that has begun: everything that the plan still changes."""
    keys = dict(plan.parents)
    before = max(taken.total - len(plan.steps), 0)  # what an earlier attempt has done
    done = 0
    try:
        for steps in _batches(plan.steps):
            done += len(steps)
            _take(plan, steps, keys, taken, by, before + done)
            tell(done, len(plan.steps))
    except IntegrityError as fault:
        raise TreeChanged from fault
    return _finish(plan, taken, by)


def begin_import(plan: Plan, *, by: Actor) -> Import:
    """Write down that an import begins. Raises PlanBlocked when the plan has faults."""
    if plan.is_blocked:
        raise PlanBlocked
    with transaction.atomic():
        taken = Import.objects.create(
            source=plan.source,
            file_name=plan.file_name,
            sha256=plan.sha256,
            at=by.at,
            by=by.person,
            counts=plan.counts,
            total=len(plan.steps),
        )
        _write_levels(plan)
        _write_groups(plan)
        record("places.begin_import", taken, by=by, source=plan.source, places=len(plan.steps))
    return taken


def _finish(plan: Plan, taken: Import, by: Actor) -> Import:
    with transaction.atomic():
        taken.done, taken.finished_at = taken.total, by.at
        taken.save(update_fields=["done", "finished_at"])
        record("places.import_places", taken, by=by, source=plan.source, **taken.counts)
    return taken


def _write_levels(plan: Plan) -> None:
    Level.objects.bulk_create(
        [
            Level(source=plan.source, level=number, name=name, names=names)
            for number, (name, names) in plan.levels.items()
        ],
        update_conflicts=True,
        unique_fields=["source", "level"],
        update_fields=["name", "names"],
    )


def _write_groups(plan: Plan) -> None:
    Group.objects.bulk_create(
        [Group(source=plan.source, uid=uid, name=name) for uid, name in plan.groups.items()],
        update_conflicts=True,
        unique_fields=["source", "uid"],
        update_fields=["name", "sorted_as"],
        batch_size=500,
    )


def _batches(steps: Sequence[Step]) -> Iterator[list[Step]]:
    """Steps of one level together: a place's parent has its key before the place is written."""
    rest = iter(steps)
    batch: list[Step] = []
    for step in rest:
        if batch and (len(batch) >= BATCH or batch[0].level != step.level):
            yield batch
            batch = []
        batch.append(step)
    if batch:
        yield batch


def _take(
    plan: Plan, steps: list[Step], keys: dict[str, int], taken: Import, by: Actor, done: int
) -> None:
    with transaction.atomic():
        for step in steps:
            if step.moves:
                carry(plan.source, step.uid, step.path, step.level)
        _write_places(plan, steps, keys)
        _write_memberships(plan, steps, keys)
        Change.objects.bulk_create(_history(steps, keys, taken, by), batch_size=500)
        Import.objects.filter(pk=taken.pk).update(done=done)


def carry(source: str, uid: str, path: str, level: int) -> None:
    """Give a place its new path and level, and with it everything that stands below."""
    before = Place.objects.of(source).filter(uid=uid).values_list("path", "level").first()
    if before is None or before[0] == path:
        return
    Place.objects.of(source).filter(path__startswith=before[0]).update(
        path=Concat(Value(path), Substr("path", len(before[0]) + 1)),
        level=F("level") + (level - before[1]),
    )


def _write_places(plan: Plan, steps: Sequence[Step], keys: dict[str, int]) -> None:
    """Insert or change, drawn and undrawn apart: what is not drawn anew keeps its shape."""
    drawn = [step for step in steps if step.geometry is not None]
    others = [step for step in steps if step.geometry is None]
    for chosen, fields in ((drawn, (*WRITTEN, *DRAWN)), (others, WRITTEN)):
        rows = Place.objects.bulk_create(
            [_row(plan.source, step, keys) for step in chosen],
            update_conflicts=True,
            unique_fields=["source", "uid"],
            update_fields=fields,
            batch_size=500,
        )
        keys.update((row.uid, row.pk) for row in rows)


def _row(source: str, step: Step, keys: dict[str, int]) -> Place:
    return Place(
        source=source,
        uid=step.uid,
        name=step.name,
        names=step.names,
        code=step.code,
        search=search_words(step.name, step.code, step.names),
        parent_id=keys[step.parent] if step.parent else None,
        path=step.path,
        level=step.level,
        opened=step.opened,
        closed=step.closed,
        geometry=step.geometry or "",
        drawn_from=step.drawn_from if step.geometry else "",
    )


def _write_memberships(plan: Plan, steps: Sequence[Step], keys: dict[str, int]) -> None:
    regrouped = {keys[step.uid]: step.groups for step in steps if step.groups is not None}
    if not regrouped:
        return
    through = Group.places.through
    groups = dict(Group.objects.filter(source=plan.source).values_list("uid", "pk"))
    for places in _parts(regrouped, 500):
        through.objects.filter(place_id__in=places).delete()
    through.objects.bulk_create(
        (
            through(place_id=place, group_id=groups[uid])
            for place, uids in regrouped.items()
            for uid in uids
        ),
        batch_size=500,
    )


def _parts(items: Iterable[int], size: int) -> Iterator[list[int]]:
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


def _history(
    steps: Sequence[Step], keys: dict[str, int], taken: Import, by: Actor
) -> Iterator[Change]:
    for step in steps:
        for change in step.changes:
            yield Change(
                place_id=keys[step.uid],
                what=change.what,
                at=by.at,
                before=change.before[:400],
                after=change.after[:400],
                part_of=taken,
            )
