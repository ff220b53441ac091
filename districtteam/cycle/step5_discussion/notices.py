"""What the teams are told about the discussion, and those who are cited or answered."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from districtteam.cycle.core.calendar import end_of
from districtteam.cycle.core.letters import letter, quoted
from districtteam.cycle.core.models import DISCUSSION, Cycle
from districtteam.cycle.core.notices import Call, tell
from districtteam.cycle.core.opening import Asked, tell_of_opening
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.cycle.step3_completion.queries import answered_teams
from districtteam.deliberation.models import Post
from districtteam.people.models import Membership, Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path

from .models import Citation, Topic
from .queries import teams_missing

LINES = 500  # characters of a post that an e-mail shows
TO_ANSWER = timedelta(days=7)  # in which an answer can be read and answered by its link
TO_AMEND = timedelta(days=21)  # in which somebody who is cited can amend the words by their link


def invite_to_discuss(cycle: Cycle, by: Actor) -> None:
    """The results are out: one link opens the chart and the box to write in."""
    invite(cycle, teams_of(cycle), by)


def invite(cycle: Cycle, teams: Iterable[Team], by: Actor) -> None:
    """Whoever has not been asked yet in these teams."""
    pages, answered = path("cycle:discussion", cycle.pk), answered_teams(cycle)
    first = sorted(teams, key=lambda team: team.pk not in answered)
    asked = [Asked(team, pages, _asks if team.pk in answered else _asks_to_read) for team in first]
    tell_of_opening(cycle, DISCUSSION, asked, teams_missing(cycle), by=by)


def _asks(_cycle: Cycle, team: Team | None) -> tuple[str, list[str]]:
    subject = _("%(team)s: what explains your figure?") % {"team": team.name if team else ""}
    words = _(
        "The results are there, your own beside the others’. Tell the other teams in a few lines"
        " what you tried and what got in the way. Peers read first; supervisors only later."
    )
    return subject, [words]


def _asks_to_read(_cycle: Cycle, team: Team | None) -> tuple[str, list[str]]:
    """Of a team that has not answered: there is no figure of its own to explain."""
    name = team.name if team else ""
    subject = _("%(team)s: the others’ results, and what you do") % {"team": name}
    words = _(
        "The results are there; they rest on what other teams answered, yours did not. Read them,"
        " and tell in a few lines what you do and what gets in the way: it counts as much. Peers"
        " read first; supervisors only later."
    )
    return subject, [words]


def tell_answered(post: Post, topic: Topic, by: Actor) -> bool:
    """Somebody whose post was answered is told, once for each answer."""
    asked, step = post.reply_to, step_of(topic.cycle, DISCUSSION)
    if asked is None or step is None or asked.speaker.pk == post.speaker.pk:
        return False
    if not _is_there(asked, by.at):
        return False

    # conversations may outlast their last day
    closes_at = max(step.due_at, _end_of_day(topic.cycle, by.at + TO_ANSWER))
    outlasts = None if closes_at == step.due_at else topic.cycle.network.day_at(closes_at)

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("%(team)s answered you") % {"team": post.team or post.author}
        number = 0 if outlasts else DISCUSSION
        said = [quoted(post.text[:LINES])]
        return subject, letter(cycle, number, said, link, works_until=outlasts)

    pages, mark = path("cycle:discussion", topic.cycle.pk), f"post:{post.pk}"
    call = Call(topic.cycle, DISCUSSION, "answer", pages, closes_at, compose, mark)
    return tell(call, asked.speaker, asked.team, by=by)


def tell_cited(citation: Citation, by: Actor) -> bool:
    """Somebody who is cited is told, whenever that is, and may amend the words."""
    cycle, post = citation.point.synthesis.cycle, citation.post
    closes_at = _end_of_day(cycle, by.at + TO_AMEND)
    last_day = cycle.network.day_at(closes_at)
    if not _is_there(post, by.at):
        return False

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("Your words are cited in the lessons")
        asked = _("You may agree, say it differently, or take it back:")
        said = [asked, quoted(citation.quote[:LINES])]
        return subject, letter(cycle, 0, said, link, works_until=last_day)

    own = f"citation:{citation.pk}"
    pages = path("cycle:citation", cycle.pk, citation.pk)
    call = Call(cycle, DISCUSSION, "citation", pages, closes_at, compose, own, own)
    return tell(call, post.speaker, post.team, by=by)


def _end_of_day(cycle: Cycle, moment: datetime) -> datetime:
    return end_of(cycle.network, cycle.network.day_at(moment))


def _is_there(post: Post, moment: datetime) -> bool:
    """Whoever has left the team, or the network, reads of it no more."""
    network = post.thread.network
    posts = Membership.objects.on(network.day_at(moment)).filter(person=post.speaker)
    where = {"team": post.team} if post.team else {"network": network}
    return posts.filter(**where).exists()
