"""What is refused about the logs of an evaluation, each with a stable code and a sentence."""

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused


class EvaluationError(Refused):
    """Something about the logs that cannot be done as asked."""

    code = "evaluation"


class NoAmount(EvaluationError):
    code = "evaluation.no_amount"
    words = _("Enter an amount above zero, of at most 9,999,999,999.")


class UnknownUnit(EvaluationError):
    code = "evaluation.unknown_unit"
    words = _("“%(unit)s” is neither MB, GB nor a currency of this list.")


class DayToCome(EvaluationError):
    code = "evaluation.day_to_come"
    words = _("Log it when it is given: this day is still to come.")


class NoProof(EvaluationError):
    code = "evaluation.no_proof"
    words = _("Give the number of the transfer or a photo of the receipt.")


class AlreadyLogged(EvaluationError):
    code = "evaluation.already_logged"
    words = _("This very transfer stands in the book already.")


class NotOfTheTeam(EvaluationError):
    code = "evaluation.not_of_the_team"
    words = _("%(person)s holds no post in %(team)s.")


class AlreadyTakenBack(EvaluationError):
    code = "evaluation.already_taken_back"
    words = _("This entry was already taken back.")


class SayWhy(EvaluationError):
    code = "evaluation.say_why"
    words = _("Say why: whoever checks the accounts will read it.")
