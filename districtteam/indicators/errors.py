"""What is refused about indicators, with a stable code and a sentence for the person."""

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused


class IndicatorError(Refused):
    """Something about indicators that cannot be done as asked."""

    code = "indicators"


class CodeTaken(IndicatorError):
    code = "indicators.code_taken"
    words = _("There is already an indicator with the code “%(code)s”.")


class CodeMissing(IndicatorError):
    code = "indicators.code_missing"
    words = _("Give the indicator a code and a name.")


class FileRefused(IndicatorError):
    code = "indicators.file_refused"
    words = _("The file has faults. Nothing was changed.")


class NothingToTake(IndicatorError):
    code = "indicators.nothing_to_take"
    words = _("Nothing to do: every value of the file is known already.")


class PlanChanged(IndicatorError):
    code = "indicators.plan_changed"
    words = _("Something has changed since you looked. Look at the changes again.")


class AlreadyTaken(IndicatorError):
    code = "indicators.already_taken"
    words = _("This file has been taken in already.")
