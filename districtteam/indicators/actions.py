"""Indicators are made and amended; files of values are looked at, taken in or dropped."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from districtteam.people.models import Network
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

from .errors import (
    AlreadyTaken,
    CodeMissing,
    CodeTaken,
    FileRefused,
    NothingToTake,
    PlanChanged,
)
from .models import Import, Indicator, Unit, Value
from .reading.plan import Change, Plan, plan_file

AT_ONCE = 2_000  # rows in one transaction: well under a second on either engine
FIELDS = {"unit", "direction", "content_class", "persons", "names"}


def make_indicator(
    network: Network, code: str, names: Mapping[str, str], *, by: Actor, **more: Any
) -> Indicator:
    """Describe a routine figure. more: unit, direction, content_class, persons."""
    code = code.strip()[:60]
    if not code or not any(names.values()):
        raise CodeMissing
    try:
        with transaction.atomic():
            made = Indicator.objects.create(network=network, code=code, names=dict(names), **more)
            record("indicators.make_indicator", made, network, by=by)
    except IntegrityError as taken:
        raise CodeTaken(code=code) from taken
    return made


def amend_indicator(indicator: Indicator, *, by: Actor, **changes: Any) -> Indicator:
    """Correct names, unit, direction, content_class or persons."""
    changed = [
        name for name in FIELDS & changes.keys() if getattr(indicator, name) != changes[name]
    ]
    with transaction.atomic():
        for name in changed:
            setattr(indicator, name, changes[name])
        if changed:
            indicator.save(update_fields=changed)
            record("indicators.amend_indicator", indicator, by=by, fields=sorted(changed))
    return indicator


def read_values(
    network: Network, data: bytes, *, file_name: str = "", source: str = "", by: Actor
) -> Import:
    """Keep a file to look at first; no value is written yet. Raises TableError."""
    plan = plan_file(network, data, network.day_at(by.at))
    with transaction.atomic():
        Import.objects.filter(network=network, taken_at=None).delete()
        draft = Import.objects.create(
            network=network,
            file_name=file_name[:255],
            sha256=sha256(data).hexdigest(),
            content=data,
            plan=plan.fingerprint,
            source=source[:120],
            counts=plan.counts,
            by=by.person,
            at=by.at,
        )
        record("indicators.read_values", network, by=by, file=draft.file_name)
    return draft


def planned(draft: Import) -> Plan:
    """What a file that waits would change now."""
    return plan_file(draft.network, bytes(draft.content), draft.network.day_at(draft.at))


def take_values(draft: Import, *, by: Actor) -> Import:
    """Write what was looked at: values in short transactions, then seen all at once.

    Raises AlreadyTaken, FileRefused, NothingToTake, PlanChanged. One that stopped half-way leaves
    rows that nobody sees; taken in again, the file replaces them.
    """
    if draft.taken_at:
        raise AlreadyTaken
    plan = planned(draft)
    if plan.blocking:
        raise FileRefused
    if not plan.changes:
        raise NothingToTake
    if plan.fingerprint != draft.plan:
        raise PlanChanged
    made = _make_missing(draft.network, plan, by)
    draft.values.all().delete()
    for some in _parts(plan.changes):
        with transaction.atomic():
            Value.objects.bulk_create(_value(change, made, draft, plan) for change in some)
    return _flip(draft, plan, by)


def _make_missing(network: Network, plan: Plan, by: Actor) -> dict[str, Indicator]:
    known = {it.code: it for it in network.indicators.all()}
    language = network.language
    for code, name in plan.makes.items():
        if code not in known:
            unit = Unit.SHARE if code in plan.shares else Unit.NUMBER
            known[code] = make_indicator(network, code, {language: name}, unit=unit, by=by)
    return known


def _parts(changes: Sequence[Change]) -> Iterator[Sequence[Change]]:
    return (changes[start : start + AT_ONCE] for start in range(0, len(changes), AT_ONCE))


def _value(change: Change, made: Mapping[str, Indicator], draft: Import, plan: Plan) -> Value:
    row = change.row
    return Value(
        indicator=made[row.indicator],
        place=change.place,
        period=row.period,
        numerator=row.numerator,
        denominator=row.denominator,
        value=change.value,
        source=row.source or draft.source,
        as_of=row.as_of or plan.as_of,
        part_of=draft,
    )


def _flip(draft: Import, plan: Plan, by: Actor) -> Import:
    with transaction.atomic():
        locked = Import.objects.select_for_update().get(pk=draft.pk)
        if locked.taken_at:
            raise AlreadyTaken
        locked.taken_at, locked.content, locked.counts = by.at, b"", plan.counts
        locked.save(update_fields=["taken_at", "content", "counts"])
        record("indicators.take_values", locked, locked.network, by=by, values=len(plan.changes))
    return locked


def drop_values(draft: Import, *, by: Actor) -> None:
    """Forget a file that was only looked at."""
    if draft.taken_at:
        raise AlreadyTaken
    with transaction.atomic():
        record("indicators.drop_values", draft.network, by=by, file=draft.file_name)
        draft.delete()
