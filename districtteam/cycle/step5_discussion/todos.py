"""What the discussion asks of its readers."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.models import DISCUSSION, Cycle
from districtteam.cycle.core.queries import asked, told_apart, under_way
from districtteam.deliberation import queries as deliberation
from districtteam.deliberation.models import Post
from districtteam.lib.words import shortened
from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.kept import Kept
from districtteam.ui.todo import DONE, Todo

from .models import Citation, Consent
from .queries import citations_of

MINUTES = 10
MOST = 5  # private lines shown at a time
LESSON = 80  # characters of a lesson that tell it from others
CITED: Kept[Citation] = Kept(
    lambda person: citations_of(person).filter(state=Consent.TOLD)[:MOST], int
)


def of_teams(here: Here) -> list[Todo]:
    """To speak, where one's team has not: two queries."""
    open_now = asked(here, DISCUSSION) if here.teams else []
    if not open_now:
        return []
    subjects = {it.cycle.subject for it in open_now}
    posts = Post.objects.standing().filter(thread__subject__in=subjects, thread__team=None)
    spoke = set(posts.filter(team__in=here.teams).values_list("thread__subject", "team"))
    return [
        Todo(
            _("Tell the other teams what you tried"),
            path("cycle:discussion", it.cycle.pk),
            DONE if (it.cycle.subject, it.team.pk) in spoke else "open",
            due=it.cycle.network.day_at(it.step.due_at),
            minutes=MINUTES,
            weight=82,
            why=_("One real example from your district is what the others are waiting for."),
            about=told_apart(it.cycle, here),
        )
        for it in open_now
    ]


def of_cited(here: Here) -> list[Todo]:
    """To read how one is cited: one query."""
    cited = CITED.rows(here.person.pk)
    return [
        Todo(
            _("Read how you are cited, and amend it if you like"),
            path("cycle:citation", it.point.synthesis.cycle_id, it.pk),
            minutes=1,
            weight=55,
            why=shortened(str(it.point), LESSON),
            about=str(it.point.synthesis.cycle),
        )
        for it in cited
    ]


def of_facilitators(here: Here) -> list[Todo]:
    """Teams that wrote to them alone, and posts that somebody reported: two queries."""
    if "facilitator" not in here.roles:
        return []
    cycles = {cycle.subject: cycle for cycle in under_way(here)}
    if not cycles:
        return []
    lines = [
        Todo(
            _("Answer %(team)s on its private line") % {"team": line.team},
            path("cycle:line", cycles[line.subject].pk) + f"?team={line.team_id}",
            minutes=3,
            weight=83,
            about=str(cycles[line.subject]),
        )
        for line in deliberation.lines_unanswered(list(cycles))[:MOST]
    ]
    counts = deliberation.count_reported(list(cycles))
    return [*lines, *(_to_look_at(cycles[subject], number) for subject, number in counts.items())]


def _to_look_at(cycle: Cycle, number: int) -> Todo:
    words = ngettext(
        "Look at %(number)d reported post", "Look at %(number)d reported posts", number
    )
    page = path("cycle:reports", cycle.pk)
    return Todo(words % {"number": number}, page, minutes=2, weight=84, about=str(cycle))
