"""What taking part in a cycle took: messages, calls, credit, reading; and why teams were absent."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, Sum

from districtteam.cycle.core.models import Cycle, Notice
from districtteam.cycle.core.subjects import cycle_in
from districtteam.questionnaires.models import Reason, Refusal

from .facts import subjects_of
from .models import Call, Credit, Device, Outcome, Traffic
from .units import quantity

REACHED = (Outcome.SPOKE, Outcome.TAKEN, Outcome.BACK, Outcome.REFUSED)  # somebody answered


@dataclass
class Effort:
    """Of one cycle. told: messages about a step, each to a person; calls: all, reached: those in
    which somebody answered; credit: in words, unit by unit; devices: share of pages by kind."""

    told: int = 0
    calls: int = 0
    reached: int = 0
    minutes: int = 0
    credit: list[str] = field(default_factory=list)
    pages: int = 0
    sent: int = 0
    devices: Counter[str] = field(default_factory=Counter)
    absences: list[tuple[str, int]] = field(default_factory=list)

    @property
    def kilobytes_each(self) -> float:
        return self.sent / 1000 / self.pages if self.pages else 0.0

    @property
    def shares(self) -> list[tuple[str, float]]:
        """Kinds of device in words with their share of the pages, the most used first."""
        return [
            (str(Device(kind).label), pages / self.pages)
            for kind, pages in self.devices.most_common()
        ]


def efforts_of(cycles: Sequence[Cycle]) -> dict[int, Effort]:
    """By the cycle's key: five queries for all."""
    found = {cycle.pk: Effort() for cycle in cycles}
    told = Notice.objects.filter(cycle__in=found).order_by().values_list("cycle")
    for cycle, count in told.annotate(Count("pk")):
        found[cycle].told = count
    _add_calls(found)
    _add_credit(found)
    _add_traffic(found)
    _add_absences(found)
    return found


def _add_calls(found: dict[int, Effort]) -> None:
    rows = Call.objects.filter(cycle__in=found).order_by().values_list("cycle", "outcome")
    for cycle, outcome, count, minutes in rows.annotate(Count("pk"), Sum("minutes")):
        effort = found[cycle]
        effort.calls += count
        effort.minutes += minutes
        effort.reached += count if outcome in REACHED else 0


def _add_credit(found: dict[int, Effort]) -> None:
    rows = Credit.objects.standing().filter(cycle__in=found).order_by("cycle", "unit")
    for cycle, unit, amount in rows.values_list("cycle", "unit").annotate(Sum("amount")):
        found[cycle].credit.append(quantity(Decimal(amount), unit))


def _add_traffic(found: dict[int, Effort]) -> None:
    rows = Traffic.objects.filter(cycle__in=found).order_by().values_list("cycle", "device")
    for cycle, device, pages, sent in rows.annotate(Sum("pages"), Sum("sent")):
        effort = found[cycle]
        effort.pages += pages
        effort.sent += sent
        effort.devices[device] += pages


def _add_absences(found: dict[int, Effort]) -> None:
    rows = Refusal.objects.filter(sheet__subject__in=subjects_of(found)).order_by("reason")
    counted = rows.values_list("sheet__subject", "reason").annotate(
        Count("sheet__team", distinct=True)
    )
    for subject, reason, count in counted:
        found[cycle_in(subject)].absences.append((str(Reason(reason).label), count))
