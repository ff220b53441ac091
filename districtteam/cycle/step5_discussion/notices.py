"""What the teams are told about the discussion, and those who are cited or answered."""

from django.utils.translation import gettext as _

from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import DISCUSSION, Cycle
from districtteam.cycle.core.notices import Call, Compose, tell, tell_teams
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.deliberation.models import Post
from districtteam.people.models import Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .models import Citation, Topic

LINES = 500  # characters of a post that an e-mail shows


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
    asked = post.reply_to
    if asked is None or asked.speaker.pk == post.speaker.pk:
        return False

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("%(team)s answered you") % {"team": post.team or post.author}
        return subject, letter(cycle, DISCUSSION, [f"“{post.text[:LINES]}”"], link)

    return _tell_one(topic.cycle, asked, "answer", f"post:{post.pk}", compose, by)


def tell_cited(citation: Citation, by: Actor) -> bool:
    """Somebody who is cited is told, and may amend the words."""
    cycle = citation.point.synthesis.cycle

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("Your words are cited in the lessons")
        asked = _("You may agree, say it differently, or take it back:")
        return subject, letter(cycle, DISCUSSION, [asked, f"“{citation.quote[:LINES]}”"], link)

    return _tell_one(cycle, citation.post, "citation", f"citation:{citation.pk}", compose, by)


def _tell_one(cycle: Cycle, post: Post, kind: str, mark: str, compose: Compose, by: Actor) -> bool:
    step = step_of(cycle, DISCUSSION)
    if step is None or step.due_at <= by.at:
        return False
    pages = path("cycle:discussion", cycle.pk)
    call = Call(cycle, DISCUSSION, kind, pages, step.due_at, compose, mark)
    return tell(call, post.speaker, post.team, by=by)
