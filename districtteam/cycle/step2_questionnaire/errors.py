"""What the second step refuses."""

from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.errors import CycleError


class NotYours(CycleError):
    code = "cycle.not_your_questionnaire"
    words = _("This questionnaire belongs to another network and is not shared with your cycle.")


class AlreadyAnswered(CycleError):
    code = "cycle.already_answered"
    words = _("Teams have begun to answer: the questionnaire stays as it is.")
