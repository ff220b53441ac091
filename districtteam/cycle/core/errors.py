"""What is refused about cycles, each with a stable code and a sentence for the person."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused

from .rules import Obstacle


class CycleError(Refused):
    """Something about a cycle that cannot be done as asked."""

    code = "cycle"
    words = _("This cannot be done now.")


class TitleMissing(CycleError):
    code = "cycle.title_missing"
    words = _("Give the cycle a title.")


class ReasonMissing(CycleError):
    code = "cycle.reason_missing"
    words = _("Say why: the teams will read it.")


class NobodyInvited(CycleError):
    code = "cycle.nobody_invited"
    words = _("Choose at least one team.")


class NotRunning(CycleError):
    code = "cycle.not_running"
    words = _("The cycle is not running.")


class StepClosed(CycleError):
    code = "cycle.step_closed"
    words = _("This step is closed.")


class MovedOn(CycleError):
    """The page was opened before the cycle went on: what it asks for is done, or over."""

    code = "cycle.moved_on"
    words = _("Meanwhile the cycle has gone to another step. Look at it again.")


class DueTooLate(CycleError):
    code = "cycle.due_too_late"
    words = _("A step lasts a year at most. Choose an earlier day.")


class DueTooEarly(CycleError):
    code = "cycle.due_too_early"
    words = _("The new last day must come after the present one.")


class ChangedMeanwhile(CycleError):
    """What is to be confirmed is no longer what was read."""

    code = "cycle.changed_meanwhile"
    words = _("Somebody has changed it meanwhile. Read it again, then confirm.")


class NoStepBefore(CycleError):
    code = "cycle.no_step_before"
    words = _("There is no step before this one.")


class OtherNetwork(CycleError):
    code = "cycle.other_network"
    words = _("This belongs to another network.")


class UnknownJointCycle(CycleError):
    code = "cycle.unknown_joint"
    words = _("No joint cycle has this key. Ask the facilitator who gave it to you.")


class CannotLeave(CycleError):
    """The step is not finished. obstacles: what is missing."""

    code = "cycle.cannot_leave"
    words = _("The step cannot be closed yet.")

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__()
        self.obstacles = obstacles
