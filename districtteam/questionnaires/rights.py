"""Who may do what with a sheet or a form, beyond the door."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Membership
from districtteam.people.rights import leads
from districtteam.people.roles import Role
from districtteam.ui.http import Here

from .models import Sheet
from .posts import posts_on

FILLING = ("member", "lead", "acting_lead", "facilitator")
CONFIRMING = ("lead", "acting_lead", "facilitator")
WRITING = ("facilitator", "administrator")


def is_ours(here: Here, sheet: Sheet) -> bool:
    """The reader is of the team itself."""
    return sheet.team_id in {team.pk for team in here.teams}


def speaks(here: Here, sheet: Sheet) -> bool:
    """The lead, whoever stands in, and a facilitator to whom they said it."""
    return leads(here, sheet.team) or writes_for(here, sheet)


def writes_for(here: Here, sheet: Sheet) -> bool:
    """A facilitator writes what a team said on the telephone or on paper."""
    helps = Role.FACILITATOR in here.roles and sheet.team.network_id == here.network.pk
    return helps and not is_ours(here, sheet)


def refuse_unless_speaks(here: Here, sheet: Sheet) -> None:
    """Raises PermissionDenied (403)."""
    if not speaks(here, sheet):
        raise PermissionDenied(_("The team’s lead or acting lead confirms the answers."))


def team_mates(here: Here, sheet: Sheet) -> list[Membership]:
    """The posts held today in the sheet's team, by name."""
    posts = posts_on(sheet, here.today)
    return sorted(posts, key=lambda post: (not post.leads, post.person.sorted_as))[:60]
