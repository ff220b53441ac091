"""What is refused about disclosure, with a stable code and a sentence for the person."""

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused


class DisclosureError(Refused):
    """Something about who sees what that cannot be done as asked."""

    code = "disclosure"


class BadPolicy(DisclosureError):
    code = "disclosure.bad_policy"
    words = _("“%(word)s” does not belong into a table of who sees what.")


class OnlyTighter(DisclosureError):
    code = "disclosure.only_tighter"
    words = _(
        "After answers were collected, a district’s answer is shown less, never more. To show more,"
        " the district gives its consent."
    )


class OtherNetwork(DisclosureError):
    code = "disclosure.other_network"
    words = _("This belongs to another network.")


class AlreadyAdopted(DisclosureError):
    code = "disclosure.already_adopted"
    words = _("This charter has been adopted already. Propose a new one.")


class NotAdopted(DisclosureError):
    code = "disclosure.not_adopted"
    words = _("More teams voted against this charter than for it. It is not adopted.")


class SilenceWidens(DisclosureError):
    code = "disclosure.silence_widens"
    words = _(
        "It shows more than what holds today. For that, more than half of the teams must agree."
    )


class NoVote(DisclosureError):
    code = "disclosure.no_vote"
    words = _("The charter is voted on by the teams whose answers it protects.")


class PurposeMissing(DisclosureError):
    code = "disclosure.purpose_missing"
    words = _("Say what you look at the figures for: the districts will read it.")


class NotThroughTheGate(DisclosureError):
    """A fault of ours, not of the reader: something was to be shown that no gate released."""

    code = "disclosure.not_through_the_gate"
    words = _("Nothing is shown that has not come through the gate of disclosure.")
