"""What stayed open goes on the agenda of the next cycle."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from districtteam.cycle.core.agenda import OpenEnd
from districtteam.cycle.core.models import Cycle
from districtteam.ui.components import path

from .models import ENDED, Commitment, Progress, Recommendation

MOST = 10  # of each, those of the newest cycle first


def open_ends(cycles: list[Cycle], day: date) -> Iterator[OpenEnd]:
    """Recommendations without an answer, and commitments that are blocked or late: two queries."""
    unanswered = Recommendation.objects.filter(cycle__in=cycles, replies=None).order_by(
        "-cycle_id", "pk"
    )
    for made in unanswered.select_related("cycle__network", "addressee")[:MOST]:
        yield OpenEnd(
            str(made),
            path("cycle:recommendation", made.cycle_id, made.pk),
            f"recommendation-{made.pk}",
            _("%(team)s has not answered") % {"team": made.addressee},
            made.language,
        )
    open_ones = Commitment.objects.filter(cycle__in=cycles).exclude(confirmed_at=None)
    stuck = open_ones.exclude(progress__in=ENDED).filter(
        Q(progress=Progress.BLOCKED) | Q(due_on__lt=day)
    )
    for it in stuck.order_by("-cycle_id", "due_on", "pk").select_related("team")[:MOST]:
        blocked = it.progress == Progress.BLOCKED
        why = _("%(team)s is blocked") if blocked else _("%(team)s: its day has passed")
        yield OpenEnd(
            it.text,
            path("cycle:commitment", it.cycle_id, it.pk),
            f"commitment-{it.pk}",
            why % {"team": it.team},
            it.language,
        )
