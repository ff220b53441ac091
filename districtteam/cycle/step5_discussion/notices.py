"""What the teams are told about the discussion, and those who are cited or answered."""

from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import DISCUSSION, Cycle
from districtteam.cycle.core.notices import Call, tell, tell_teams
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.deliberation.models import Post
from districtteam.people.models import Membership, Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .models import Citation, Topic

LINES = 500  # characters of a post that an e-mail shows
TO_ANSWER = timedelta(days=7)  # in which an answer can be read and answered by its link
TO_AMEND = timedelta(days=21)  # in which somebody who is cited can amend the words by their link


def invite_to_discuss(cycle: Cycle, by: Actor) -> None:
    """The results are out: one link opens the chart and the box to write in."""
    step = step_of(cycle, DISCUSSION)
    if step is None:
        return
    pages = path("cycle:discussion", cycle.pk)
    mark = cycle.network.day_at(by.at).isoformat()
    call = Call(cycle, DISCUSSION, "opening", pages, step.due_at, _invitation, mark)
    tell_teams(call, teams_of(cycle), by=by)


def _invitation(cycle: Cycle, team: Team | None, link: str) -> tuple[str, str]:
    name = team.name if team else ""
    subject = _("%(team)s: what explains your figure?") % {"team": name}
    asked = _(
        "The results are there, your own beside the others’. Tell the other teams in a few lines"
        " what you tried and what got in the way. Peers read first; supervisors only later."
    )
    return subject, letter(cycle, DISCUSSION, [asked], link)


def tell_answered(post: Post, topic: Topic, by: Actor) -> bool:
    """Somebody whose post was answered is told, once for each answer."""
    asked, step = post.reply_to, step_of(topic.cycle, DISCUSSION)
    if asked is None or step is None or asked.speaker.pk == post.speaker.pk:
        return False
    if not _is_there(asked, by.at):
        return False

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("%(team)s answered you") % {"team": post.team or post.author}
        return subject, letter(cycle, DISCUSSION, [f"“{post.text[:LINES]}”"], link)

    pages, mark = path("cycle:discussion", topic.cycle.pk), f"post:{post.pk}"
    closes_at = max(step.due_at, by.at + TO_ANSWER)  # conversations may outlast their last day
    call = Call(topic.cycle, DISCUSSION, "answer", pages, closes_at, compose, mark)
    return tell(call, asked.speaker, asked.team, by=by)


def tell_cited(citation: Citation, by: Actor) -> bool:
    """Somebody who is cited is told, whenever that is, and may amend the words."""
    cycle, post = citation.point.synthesis.cycle, citation.post
    if not _is_there(post, by.at):
        return False

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("Your words are cited in the lessons")
        asked = _("You may agree, say it differently, or take it back:")
        return subject, letter(cycle, DISCUSSION, [asked, f"“{citation.quote[:LINES]}”"], link)

    own = f"citation:{citation.pk}"
    pages, closes_at = path("cycle:citation", cycle.pk, citation.pk), by.at + TO_AMEND
    call = Call(cycle, DISCUSSION, "citation", pages, closes_at, compose, own, own)
    return tell(call, post.speaker, post.team, by=by)


def _is_there(post: Post, moment: datetime) -> bool:
    """Whoever has left the team, or the network, reads of it no more."""
    network = post.thread.network
    posts = Membership.objects.on(network.day_at(moment)).filter(person=post.speaker)
    where = {"team": post.team} if post.team else {"network": network}
    return posts.filter(**where).exists()
