"""The roll call: opened by a facilitator, answered by some, typed in for a few, left by others."""

from districtteam.people.actions import Line, call_roll, confirm_roll
from districtteam.people.models import Membership, Team
from districtteam.people.queries import leads_today
from districtteam.trail.actor import Actor

from .profiles import Profile, profile_of
from .story import CALLED, Story


def hold_roll_call(story: Story) -> None:
    """Every team is asked on one day; each answers, or not, as its profile says."""
    call_roll(story.network, by=story.by(story.helper, CALLED, 10))
    for team in story.network.teams.order_by("pk"):
        profile = profile_of(team.name)
        if profile.answers is not None:
            _confirm(story, team, profile, CALLED - profile.answers)


def _confirm(story: Story, team: Team, profile: Profile, days: int) -> None:
    at = story.at(days, 8 + story.some_minute() // 7, story.some_minute())
    lead = leads_today(team, story.day_at(at))[0].person
    by = Actor(person=lead, at=at)
    if profile.by_phone:
        by = Actor(person=story.helper, at=at).on_behalf(lead, "phone")
    posts = Membership.objects.on(story.day_at(at)).filter(team=team).select_related("person")
    lines = [_as_it_stands(post) for post in posts]
    confirm_roll(team, lines, by=by)


def _as_it_stands(post: Membership) -> Line:
    return Line(membership=post, name=post.person.name, post=post.post, role=post.role)
