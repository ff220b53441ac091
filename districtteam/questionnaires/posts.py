"""Who holds a post in a sheet's team."""

from datetime import date

from districtteam.people.models import Membership
from districtteam.ui.kept import Kept

from .models import Sheet

HELD: Kept[Membership] = Kept(
    lambda team, day: Membership.objects.filter(team_id=team).on(day).select_related("person"),
    int,
    date,
)


def posts_on(sheet: Sheet, day: date) -> list[Membership]:
    """The posts held that day. One query for a sheet that was read: a page and what it does see
    the same team. A sheet that is read again, as under its lock, asks again.
    """
    if day not in sheet.posts:
        sheet.posts[day] = HELD.rows(sheet.team_id, day)
    return sheet.posts[day]
