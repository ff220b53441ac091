"""What is refused in the discussion."""

from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.errors import CycleError


class NothingCited(CycleError):
    code = "discussion.nothing_cited"
    words = _("Pick at least one post: a lesson says from whom it comes.")


class NoPoints(CycleError):
    code = "discussion.no_points"
    words = _("Write at least one lesson first.")


class OtherCycle(CycleError):
    code = "discussion.other_cycle"
    words = _("This post belongs to another cycle, or cannot be read any more.")


class NotYourWords(CycleError):
    code = "discussion.not_your_words"
    words = _("Only who said it can change how it is cited.")
