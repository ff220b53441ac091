"""What is refused in the first step."""

from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.errors import CycleError


class VoteClosed(CycleError):
    code = "issue.vote_closed"
    words = _("The vote is closed.")


class VoteConfirmed(CycleError):
    code = "issue.vote_confirmed"
    words = _("The lead has confirmed your team’s votes. Only the lead can change them now.")


class VoteOpen(CycleError):
    code = "issue.vote_open"
    words = _("Close the vote first: nobody sees the votes before.")


class ProposalIncomplete(CycleError):
    code = "issue.proposal_incomplete"
    words = _("Say in a few words what the problem is, and why it matters now.")


class AlreadyProposed(CycleError):
    code = "issue.already_proposed"
    words = _(
        "This topic of the library is proposed already. Vote for it, or propose in your own words"
        " alone."
    )


class TooManyDots(CycleError):
    code = "issue.too_many_dots"
    words = _("A team has %(most)s votes. Leave some out.")


class NoDots(CycleError):
    code = "issue.no_dots"
    words = _("Choose at least one problem.")


class NotInCycle(CycleError):
    code = "issue.not_in_cycle"
    words = _("This team does not take part in the cycle.")


class NothingPrepared(CycleError):
    code = "issue.nothing_prepared"
    words = _("Nobody has prepared this team’s vote yet.")


class HasVotes(CycleError):
    code = "issue.has_votes"
    words = _("Teams have voted for it: it stays.")
