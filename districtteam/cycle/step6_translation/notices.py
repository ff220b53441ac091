"""What is said about recommendations, commitments and what came of them."""

from datetime import timedelta

from django.utils.translation import gettext as _

from districtteam.cycle.core.calendar import end_of
from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import TRANSLATION, Cycle
from districtteam.cycle.core.notices import Call, alike, tell, tell_teams
from districtteam.cycle.core.queries import step_of, teams_of
from districtteam.people.models import Team
from districtteam.people.queries import leads_today
from districtteam.trail.actor import Actor
from districtteam.ui.components import path
from districtteam.ui.format import day

from .models import FollowUp, Recommendation
from .queries import confirmed_of

GRACE = timedelta(days=30)  # a link to answer by works a month longer than the day asked for
REPORTING = timedelta(days=21)


def invite_to_commit(cycle: Cycle, by: Actor) -> None:
    """The lessons are out: what will your team do?"""
    step = step_of(cycle, TRANSLATION)
    if step is None:
        return

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("What will your team do with it?")
        asked = _(
            "The lessons are drawn. Write down one thing that your team will do, by when, and by"
            " which sign you will see it. Say what you need from the level above."
        )
        return subject, letter(cycle, TRANSLATION, [asked], link)

    pages, mark = path("cycle:translation", cycle.pk), cycle.network.day_at(by.at).isoformat()
    call = Call(cycle, TRANSLATION, "opening", pages, step.due_at, alike(compose), mark)
    tell_teams(call, teams_of(cycle), by=by)


def ask_for_reply(made: Recommendation, by: Actor) -> None:
    """The focal point, else the lead of the addressee, is told what is asked and until when."""
    leads = [post.person for post in leads_today(made.addressee, made.cycle.network.day_at(by.at))]
    asked_person = made.focal_point or next(iter(leads), None)
    if asked_person is None:
        return

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("The districts recommend something to you")
        until = _("Please answer by %(day)s: accepted, in part, declined, or more time needed.")
        paragraphs = [f"“{made}”", until % {"day": day(made.answer_by)}]
        return subject, letter(cycle, 0, paragraphs, link)

    pages = path("cycle:recommendation", made.cycle_id, made.pk)
    closes = end_of(made.cycle.network, made.answer_by) + GRACE
    own = f"ask:{made.pk}"
    call = Call(made.cycle, TRANSLATION, "request", pages, closes, compose, own, own)
    tell(call, asked_person, made.addressee, by=by)


def ask_what_came(follow_up: FollowUp, by: Actor) -> None:
    """Teams that committed are asked how far they have come."""
    cycle = follow_up.cycle

    def compose(cycle: Cycle, team: Team | None, link: str) -> tuple[str, str]:
        subject = _("What came of what you planned?")
        asked = _(
            "Some months ago %(team)s committed to something. Tell the others how far you are:"
            " done, under way, or blocked. What did not work is worth as much as what did."
        ) % {"team": team or ""}
        return subject, letter(cycle, 0, [asked], link)

    teams = Team.objects.filter(pk__in=confirmed_of(cycle).values("team"), closed=None)
    pages, mark = path("cycle:translation", cycle.pk), follow_up.due_on.isoformat()
    call = Call(cycle, TRANSLATION, "follow_up", pages, by.at + REPORTING, compose, mark)
    tell_teams(call, teams, by=by)
