"""Whoever is to go on with a team's sheet is told so: a colleague with a section, then the lead.

Registered at start-up (questionnaires.hooks); said in the transaction of the deed.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtteam.cycle.core.letters import letter
from districtteam.cycle.core.models import COMPLETION, Cycle, State
from districtteam.cycle.core.notices import Call, Compose, Told, alike, tell_people
from districtteam.cycle.core.queries import leads_of
from districtteam.people.models import Team
from districtteam.questionnaires.models import SectionHand, Sheet
from districtteam.trail.actor import Actor
from districtteam.ui.components import Words, path

from .above import cycle_of

HAND, PREPARED = "hand", "prepared"
YOURS = (
    gettext_lazy("A part of your team’s answers is for you to fill in"),
    gettext_lazy("%(name)s asks you to fill in a part of the questionnaire."),
)
WAITING = (
    gettext_lazy("Your team’s answers wait for your confirmation"),
    gettext_lazy("%(name)s has prepared your team’s answers. They count once you confirm them."),
)


def tell_of_section(hand: SectionHand, by: Actor) -> None:
    """The colleague in whose hands a section was put; in a pause nobody is written to."""
    cycle = cycle_of(hand.sheet)
    if cycle is not None and cycle.state == State.RUNNING and hand.person != by.person:
        call = _call(cycle, hand.sheet, HAND, f"{hand.pk}", _letter(by, *YOURS), by)
        tell_people([Told(call, hand.person, hand.sheet.team)], by=by)


def tell_leads(sheet: Sheet, by: Actor) -> None:
    """Those who can confirm what was prepared, but for the one who prepared it."""
    cycle = cycle_of(sheet)
    if cycle is None:
        return
    leads = leads_of(sheet.team, by.at)
    call = _call(cycle, sheet, PREPARED, f"{sheet.pk}", _letter(by, *WAITING), by)
    tell_people([Told(call, lead, sheet.team) for lead in leads if lead != by.person], by=by)


def _call(cycle: Cycle, sheet: Sheet, kind: str, what: str, compose: Compose, by: Actor) -> Call:
    """Said once a day of the same thing: a section may come back to the same hands."""
    page = path("questionnaires:sheet", sheet.pk)
    mark = f"{what}:{cycle.network.day_at(by.at).isoformat()}"
    return Call(cycle, COMPLETION, kind, page, sheet.closes_at, alike(compose), mark)


def _letter(by: Actor, subject: Words, words: Words) -> Compose:
    """words: with the slot %(name)s, of whoever passes it on. Both are lazy."""

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        said = str(words) % {"name": _name(by)}
        return str(subject), letter(cycle, COMPLETION, [said], link)

    return compose


def _name(by: Actor) -> str:
    return str(by.person) if by.person else _("A colleague")
