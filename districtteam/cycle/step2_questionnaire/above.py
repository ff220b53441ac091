"""What the questionnaire's own pages are told by the cycle that it is written for.

Registered at start-up (questionnaires.hooks).
"""

from django.db.models import QuerySet

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step1_issue.models import Choice
from districtteam.people.models import Team
from districtteam.questionnaires.hooks import Purpose
from districtteam.questionnaires.models import Version
from districtteam.ui.components import path

from .models import Questionnaire


def purpose(version: Version) -> Purpose | None:
    """The last cycle of the form's own network that chose it, and the decision it feeds there."""
    cycle = _cycle_of(version)
    if cycle is None:
        return None
    choice = Choice.objects.filter(cycle=cycle).first()
    return Purpose(str(cycle), path("cycle:cycle", cycle.pk), choice.decisions if choice else {})


def candidates(version: Version) -> "QuerySet[Team] | None":
    """The teams that take part in that cycle."""
    cycle = _cycle_of(version)
    if cycle is None:
        return None
    return Team.objects.filter(pk__in=cycle.participations.active().order_by().values("team"))


def _cycle_of(version: Version) -> Cycle | None:
    own = Questionnaire.objects.filter(
        version__form=version.form_id, cycle__network=version.form.network_id
    )
    held = own.select_related("cycle__network").order_by("-chosen_at", "-pk").first()
    return held.cycle if held else None
