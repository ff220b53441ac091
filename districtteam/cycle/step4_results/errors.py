"""What is refused in the fourth step."""

from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.errors import CycleError


class NothingAnswered(CycleError):
    code = "results.nothing_answered"
    words = _("No team has answered yet: there is nothing to publish.")


class PreviewRunning(CycleError):
    code = "results.preview_running"
    words = _("The teams’ private preview runs until %(day)s. Publish after it.")


class BeingPrepared(CycleError):
    code = "results.being_prepared"
    words = _("An edition is being prepared already. Look again in a minute.")


class NotReady(CycleError):
    code = "results.not_ready"
    words = _("No edition is ready to be published.")


class WhyCorrected(CycleError):
    code = "results.why_corrected"
    words = _("Say what the new edition corrects: the readers will see it.")


class NotAPeer(CycleError):
    code = "results.not_a_peer"
    words = _("This team cannot be asked here.")


class AlreadyAsked(CycleError):
    code = "results.already_asked"
    words = _("Your team has asked this team already.")


class AlreadyAnswered(CycleError):
    code = "results.already_answered"
    words = _("Your team has answered already.")
