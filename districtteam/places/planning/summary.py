"""What a page says of a plan: counts, the first faults and changes. JSON, in no language yet."""

from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from districtteam.places.reading import Fault

from .plan import Plan

SHOWN = 50  # faults that block, remarks, and changes


@dataclass(frozen=True)
class Summary:
    """changes: name of the place, what, before, after. more_*: those that are not listed."""

    kind: str
    counts: dict[str, int]
    absent: int
    is_blocked: bool
    changes_anything: bool
    blocking: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)
    changes: list[list[str]] = field(default_factory=list)
    more_blocking: int = 0
    more_changes: int = 0

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Summary":
        faults = {
            name: [Fault(**fault) for fault in kept[name]] for name in ("blocking", "remarks")
        }
        return cls(**{**kept, **faults})


def summary_of(plan: Plan) -> Summary:
    faults = sorted(plan.faults.listed, key=lambda fault: fault.number)
    blocking = [fault for fault in faults if fault.blocks]
    remarks = [fault for fault in faults if not fault.blocks]
    total = sum(len(step.changes) for step in plan.steps)
    return Summary(
        kind=plan.kind,
        counts=plan.counts,
        absent=plan.absent,
        is_blocked=plan.is_blocked,
        changes_anything=plan.changes_anything,
        blocking=blocking[:SHOWN],
        remarks=remarks[:SHOWN],
        changes=[[step.name, *change] for step, change in islice(plan.changes(), SHOWN)],
        more_blocking=plan.faults.blocking - len(blocking[:SHOWN]),
        more_changes=max(total - SHOWN, 0),
    )
