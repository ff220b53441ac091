"""What the second step refuses."""

from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.errors import CycleError


class NotYours(CycleError):
    code = "cycle.not_your_questionnaire"
    words = _("This questionnaire belongs to another network and is not shared with your cycle.")


class AlreadyAnswered(CycleError):
    code = "cycle.already_answered"
    words = _("Teams have begun to answer: the questionnaire stays as it is.")


class NotAQuestion(CycleError):
    code = "cycle.not_a_question"
    words = _("This is no question of the cycle’s questionnaire.")


class NoRoutineFigure(CycleError):
    code = "cycle.no_routine_figure"
    words = _("This indicator has no figure for the teams of this cycle.")


class TooManyCompanions(CycleError):
    code = "cycle.too_many_companions"
    words = _("At most %(most)s indicators stand beside the questions of a cycle.")
