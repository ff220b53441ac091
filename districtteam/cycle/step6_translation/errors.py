"""What is refused in the last step."""

from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.errors import CycleError


class OtherTeam(CycleError):
    code = "translation.other_team"
    words = _("This commitment is another team’s.")


class NotYetConfirmed(CycleError):
    code = "translation.not_yet_confirmed"
    words = _("The lead has not confirmed this commitment yet.")


class PastDay(CycleError):
    code = "translation.past_day"
    words = _("Choose a day that is still to come.")


class SayWhy(CycleError):
    code = "translation.say_why"
    words = _("Say why in a few words. Nobody is blamed for a commitment that could not be kept.")


class Confirmed(CycleError):
    code = "translation.confirmed"
    words = _("This commitment is confirmed. Report on it instead of changing it.")


class NothingPublished(CycleError):
    code = "translation.nothing_published"
    words = _("There is nothing to tell yet: publish the lessons first.")


class SayToWhom(CycleError):
    code = "translation.say_to_whom"
    words = _("Say which team you ask: one that stands above yours.")
