"""What stayed open goes on the agenda of the next cycle."""

from collections.abc import Iterator

from districtteam.cycle.core.agenda import OpenEnd
from districtteam.cycle.core.models import Cycle
from districtteam.ui.components import path

from .models import Progress
from .queries import confirmed_of, unanswered

MOST = 10


def open_ends(cycle: Cycle) -> Iterator[OpenEnd]:
    """Recommendations without an answer, and commitments that are blocked."""
    for made in unanswered(cycle)[:MOST]:
        yield OpenEnd(str(made), path("cycle:recommendation", cycle.pk, made.pk))
    for commitment in confirmed_of(cycle).filter(progress=Progress.BLOCKED)[:MOST]:
        yield OpenEnd(str(commitment), path("cycle:commitment", cycle.pk, commitment.pk))
