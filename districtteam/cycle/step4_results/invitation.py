"""What the teams are told when the fourth step opens, and when another team would talk to them."""

from collections.abc import Callable, Iterable
from datetime import timedelta

from django.utils.translation import gettext as _

from districtteam.cycle.core.models import RESULTS, Cycle
from districtteam.cycle.core.notices import Call, tell_teams
from districtteam.cycle.core.opening import Asked, once_a_language, tell_of_opening
from districtteam.cycle.core.queries import keys_of_teams, step_of, teams_of
from districtteam.people.models import Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path
from districtteam.ui.format import day

from .models import Talk
from .queries import preview_ends

OPEN_FOR = timedelta(days=28)  # how long a link to what two teams agree lasts


def invite_to_preview(cycle: Cycle, by: Actor) -> None:
    """Ask every team to read its own figures before anybody else does."""
    invite(cycle, teams_of(cycle), by)


def invite(cycle: Cycle, teams: Iterable[Team], by: Actor) -> None:
    """Whoever has not been asked yet in these teams, while the figures are their own.

    A step that is opened again once everybody has read them asks for nothing; it says why it is.
    """
    step, until = step_of(cycle, RESULTS), preview_ends(cycle)
    if step is None or until is None:
        return
    own = by.at < until
    if own or step.reopened_at is not None:
        pages, asks = path("cycle:preview", cycle.pk), once_a_language(_asks)
        asked = [Asked(team, pages, asks) for team in teams]
        tell_of_opening(cycle, RESULTS, asked, keys_of_teams(cycle) if own else (), by=by)


def _asks(cycle: Cycle, _team: Team | None) -> tuple[str, list[str]]:
    until = preview_ends(cycle)
    words = _(
        "Read how your team’s answers will stand in the results. Until %(day)s you may add a note"
        " to any of them, or have it shown less. It takes about ten minutes."
    )
    shown = day(cycle.network.day_at(until)) if until else ""
    return _("Your own figures, before the others see them"), [words % {"day": shown}]


# Teams that would talk to each other


def tell_asked(talk: Talk, by: Actor) -> int:
    """The team that is asked; by whom it learns when it says yes."""

    def compose() -> tuple[str, list[str]]:
        words = _(
            "It is about the results of this cycle. If you say yes, each team learns the other’s"
            " name; if not, neither does."
        )
        return _("Another team would like to talk to yours"), [words]

    return _tell(talk, talk.asked, "asked", compose, by)


def tell_answered(talk: Talk, by: Actor) -> int:
    """The team that asked."""

    def compose() -> tuple[str, list[str]]:
        if talk.agrees:
            named = {"team": talk.asked.name}
            return _("%(team)s would talk to you") % named, [_("Names are exchanged: call them.")]
        words = _("No name was given. Each chart of the results suggests other teams.")
        return _("The team that you asked cannot talk to you this time"), [words]

    return _tell(talk, talk.asking, "answered", compose, by)


def ask_whether_they_talked(talk: Talk, by: Actor) -> int:
    """The team that asked, two weeks after names were exchanged."""

    def compose() -> tuple[str, list[str]]:
        named = {"team": talk.asked.name}
        subject = _("Did you talk to %(team)s?") % named
        return subject, [_("Say in a line what you took from it, or that it has not happened yet.")]

    return _tell(talk, talk.asking, "told", compose, by)


Said = Callable[[], tuple[str, list[str]]]


def _tell(talk: Talk, team: Team, mark: str, said: Said, by: Actor) -> int:
    """With a link to the page of talks alone; nobody gets more than three notices a week."""

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject, paragraphs = said()
        note = _("The link is yours alone: do not pass it on.")
        return subject, "\n\n".join([str(cycle), *paragraphs, link, note]) + "\n"

    pages, closes = path("cycle:talks"), by.at + OPEN_FOR
    notice = f"talk:{talk.pk}:{mark}"
    call = Call(talk.cycle, RESULTS, "talk", pages, closes, compose, notice, own="talks")
    return tell_teams(call, [team], by=by)
