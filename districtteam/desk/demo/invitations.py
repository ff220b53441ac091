"""Invitations: most accepted, some waiting, some run out, some with nowhere to go."""

from datetime import datetime, timedelta

from districtteam.access.actions.invitations import accept_invitation, invite
from districtteam.access.errors import NoAddressError
from districtteam.access.models import Invitation
from districtteam.messaging.actions.delivering import mark_sent
from districtteam.messaging.models import Delivery
from districtteam.people.models import Membership
from districtteam.people.roles import Role
from districtteam.trail.actor import Actor

from .profiles import profile_of
from .story import LISTED, Story

SENT = LISTED - 3  # days ago: the first round
SENT_AGAIN = 11  # those who had not answered were written to once more
SLOWEST = 26  # days until the last of those who accept have done so
BY_THE_POST = timedelta(seconds=40)


def send_invitations(story: Story) -> None:
    """Invite everybody on the list by now; those who came in later were invited on their day."""
    posts = Membership.objects.on(story.day(SENT)).filter(network=story.network, invitation=None)
    silent = _those_who_never_came(story)
    for post in posts.exclude(role=Role.ADMINISTRATOR).select_related("person", "team", "network"):
        days = SENT_AGAIN if post.pk in silent else SENT
        _invite(story, post, days, comes=post.pk not in silent)
    carry_letters(story.now)


def _those_who_never_came(story: Story) -> set[int]:
    """The last members of each team whose profile says so."""
    silent: set[int] = set()
    for team in story.network.teams.order_by("pk"):
        posts = (
            team.memberships.on(story.day_at(story.now)).filter(role=Role.MEMBER).order_by("-pk")
        )
        silent.update(posts.values_list("pk", flat=True)[: profile_of(team.name).invited])
    return silent


def _invite(story: Story, post: Membership, days: int, *, comes: bool) -> None:
    try:
        invitation = invite(post, by=story.by(story.helper, days, 10, story.some_minute()))
    except NoAddressError:
        return  # the page of invitations shows who could not be reached
    if comes:
        accept(story, invitation, days - int(story.crowd.random.random() * SLOWEST))


def accept(story: Story, invitation: Invitation, days: int) -> None:
    """So many days ago, on a telephone in the evening."""
    post = invitation.membership
    at = story.at(days, 17, story.some_minute())
    if post.ends is None or story.day_at(at) < post.ends:
        accept_invitation(invitation, by=Actor(person=post.person, at=at))


def carry_letters(now: datetime) -> None:
    """What was said in the past has long been delivered; nothing of it goes out again."""
    for delivery in Delivery.objects.filter(state=Delivery.PLANNED).select_related("message"):
        mark_sent(delivery, min(delivery.due_at + BY_THE_POST, now))
