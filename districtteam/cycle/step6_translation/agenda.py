"""What stayed open goes on the agenda of the next cycle."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from districtteam.cycle.core.agenda import OpenEnd
from districtteam.cycle.core.models import Cycle
from districtteam.ui.components import path
from districtteam.ui.format import day as day_in_words

from .models import ENDED, Commitment, Progress, Recommendation

MOST = 10  # of each, those of the newest cycle first


def open_ends(cycles: list[Cycle], day: date, teams: set[int]) -> Iterator[OpenEnd]:
    """Recommendations without an answer, and commitments of these teams that are blocked or late.

    Three queries.
    """
    yield from _unanswered(cycles)
    yield from _stuck(cycles, day, teams)


def _unanswered(cycles: list[Cycle]) -> Iterator[OpenEnd]:
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


def _stuck(cycles: list[Cycle], day: date, teams: set[int]) -> Iterator[OpenEnd]:
    open_ones = Commitment.objects.filter(cycle__in=cycles, team__in=teams)
    stuck = (
        open_ones.exclude(confirmed_at=None)
        .exclude(progress__in=ENDED)
        .filter(Q(progress=Progress.BLOCKED) | Q(due_on__lt=day))
    )
    found = stuck.order_by("-cycle_id", "due_on", "pk").select_related("team")
    for it in found.prefetch_related("check_ins")[:MOST]:
        last = next(reversed(it.check_ins.all()), None)
        yield OpenEnd(
            it.text,
            path("cycle:commitment", it.cycle_id, it.pk),
            f"commitment-{it.pk}",
            _why(it),
            it.language,
            last.note if last else "",
        )


def _why(it: Commitment) -> str:
    words = _("%(team)s: was due on %(day)s")
    if it.progress == Progress.BLOCKED:
        words = _("%(team)s: blocked, due on %(day)s")
    return words % {"team": it.team, "day": day_in_words(it.due_on)}
