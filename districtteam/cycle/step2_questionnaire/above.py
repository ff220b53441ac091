"""What the questionnaire's own pages are told by the cycle that it is written for.

Registered at start-up (questionnaires.hooks).
"""

from districtteam.cycle.step1_issue.models import Choice
from districtteam.questionnaires.hooks import Purpose
from districtteam.questionnaires.models import Version
from districtteam.ui.components import path

from .models import Questionnaire


def purpose(version: Version) -> Purpose | None:
    """The last cycle of the form's own network that chose it, and the decision it feeds there."""
    own = Questionnaire.objects.filter(
        version__form=version.form_id, cycle__network=version.form.network_id
    )
    held = own.select_related("cycle__network").order_by("-chosen_at", "-pk").first()
    if held is None:
        return None
    choice = Choice.objects.filter(cycle=held.cycle_id).first()
    page = path("cycle:cycle", held.cycle_id)
    return Purpose(str(held.cycle), page, choice.decisions if choice else {})
