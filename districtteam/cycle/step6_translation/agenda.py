"""What stayed open goes on the agenda of the next cycle."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.text import Truncator

from districtteam.cycle.core.agenda import OpenEnd
from districtteam.cycle.core.models import Cycle
from districtteam.ui.components import path

from .models import ENDED, Commitment, Progress, Recommendation

MOST = 10  # of each, those of the newest cycle first
LONGEST = 110  # characters


def open_ends(cycles: list[Cycle], day: date) -> Iterator[OpenEnd]:
    """Recommendations without an answer, and commitments that are blocked or late: two queries."""
    unanswered = Recommendation.objects.filter(cycle__in=cycles, replies=None)
    for made in unanswered.order_by("-cycle_id", "pk").select_related("cycle__network")[:MOST]:
        there = path("cycle:recommendation", made.cycle_id, made.pk)
        yield OpenEnd(_short(str(made)), there)
    open_ones = Commitment.objects.filter(cycle__in=cycles).exclude(confirmed_at=None)
    stuck = open_ones.exclude(progress__in=ENDED).filter(
        Q(progress=Progress.BLOCKED) | Q(due_on__lt=day)
    )
    for commitment in stuck.order_by("-cycle_id", "due_on", "pk")[:MOST]:
        there = path("cycle:commitment", commitment.cycle_id, commitment.pk)
        yield OpenEnd(_short(commitment.text), there)


def _short(text: str) -> str:
    """So that it fits as the title of a proposal, and shows where it was cut."""
    return Truncator(text).chars(LONGEST)
