"""What a team is told when the questionnaire opens."""

from collections.abc import Container, Iterable

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from districtteam.cycle.core.agreement import policy_under
from districtteam.cycle.core.models import COMPLETION, Cycle
from districtteam.cycle.core.opening import Asked, once_a_language, tell_of_opening
from districtteam.cycle.step2_questionnaire.queries import version_of
from districtteam.disclosure.policy import Audience, ContentClass
from districtteam.disclosure.words import CLASSES, DETAILS
from districtteam.people.models import Team
from districtteam.people.words import said
from districtteam.questionnaires.models import Sheet
from districtteam.trail.actor import Actor
from districtteam.ui.components import path


def invite_to_answer(
    cycle: Cycle, sheets: Iterable[Sheet], waiting: Container[int], by: Actor
) -> int:
    """Ask each team for its answers, with a link to its own sheet. How many people were told.

    Who has been told of this opening, has been; waiting: the keys of the teams that have neither
    answered nor said why not.
    """
    asks = once_a_language(_asks)
    asked = [
        Asked(sheet.team, path("questionnaires:sheet", sheet.pk), asks, sheet.closes_at)
        for sheet in sheets
    ]
    return tell_of_opening(cycle, COMPLETION, asked, waiting, by=by)


def _asks(cycle: Cycle, _team: Team | None) -> tuple[str, list[str]]:
    version = version_of(cycle)
    minutes = version.minutes if version else 0
    time = ngettext(
        "Filling it in takes your team about %(minutes)d minute.",
        "Filling it in takes your team about %(minutes)d minutes.",
        minutes,
    ) % {"minutes": minutes}
    share = _("Several of you can fill it in, part by part; your lead confirms it for the team.")
    subject = _("Your team’s answers: %(title)s") % {"title": _title(cycle)}
    return subject, [f"{time} {share}", who_sees(cycle)]


def _title(cycle: Cycle) -> str:
    version = version_of(cycle)
    titles = version.form.title if version else cycle.titles
    return said(titles, get_language() or "", cycle.network.languages)


def who_sees(cycle: Cycle) -> str:
    """What the other teams see of each class, a line each."""
    return "\n".join([_("What the other teams see:"), *rows_of_peers(cycle)])


def rows_of_peers(cycle: Cycle) -> list[str]:
    policy = policy_under(cycle)
    return [
        _("%(class)s: %(detail)s")
        % {
            "class": str(CLASSES[kind]),
            "detail": str(DETAILS[policy.cell(kind, Audience.PEERS)]),
        }
        for kind in ContentClass
    ]
