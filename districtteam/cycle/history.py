"""Who may read the history of a cycle, and how much of it, told to the trail."""

from django.db.models import Exists, OuterRef, Q

from districtteam.people.sight import KEEPERS, SEE_NO_NAMES
from districtteam.trail.models import Mention
from districtteam.ui.http import Here

from .core.models import Cycle

# Of what a team did, this stands on pages that everybody reads. The rest (who was reminded or
# called, who asked whom to talk and who said no, whose words may be quoted) is the team's own.
TOLD_TO_ALL = (
    "cycle.invite_team",
    "cycle.take_leave",
    "cycle.propose",
    "cycle.withdraw_proposal",
    "cycle.recommend",
    "cycle.reply",
    "cycle.answer_support",
    "cycle.confirm_commitment",
    "cycle.check_in",
)


def may_read_cycle(here: Here, key: str) -> bool:
    """Everybody of its network; a plan's history is the facilitators' own."""
    return Cycle.objects.visible_to(here).filter(pk=key).exists()


def deeds_of_other_teams(here: Here, key: str) -> Q:  # noqa: ARG001  (as the trail asks)
    """What a single team did or was asked is read by that team and by those who keep the list.

    Evaluators read of no team: the minute of a deed tells whose code it is in their files.
    """
    if here.roles & KEEPERS:
        return Q()
    named = Mention.objects.filter(entry=OuterRef("pk"), kind="people.team")
    others = named.exclude(key__in=[str(team.pk) for team in here.teams])
    if not here.roles - SEE_NO_NAMES:
        return Q(Exists(others))
    return Q(Exists(others)) & ~Q(deed__in=TOLD_TO_ALL)
