"""What the questionnaire's own pages are told by the cycle: a heading, and figures beside answers.

Registered at start-up (questionnaires.hooks).
"""

from django.utils.translation import gettext as _

from districtteam.cycle.core.letters import mandated
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.subjects import cycle_in
from districtteam.cycle.step1_issue.queries import choice_of
from districtteam.indicators.models import Indicator
from districtteam.indicators.queries import place_of_team, values_of
from districtteam.indicators.words import period_words, value_words
from districtteam.lib.periods import period
from districtteam.questionnaires.hooks import Beside, Heading
from districtteam.questionnaires.models import Sheet, Submission
from districtteam.ui.components import path
from districtteam.ui.format import day

from .invitation import rows_of_peers


def cycle_of(sheet: Sheet) -> Cycle | None:
    """The cycle to which a sheet belongs, if it belongs to one."""
    key = cycle_in(sheet.subject)
    if not key:
        return None
    return Cycle.objects.select_related("network", "mandate").filter(pk=key).first()


def heading(sheet: Sheet, language: str) -> Heading | None:  # noqa: ARG001  (as hooks asks)
    """The cycle, who mandates it, and what the other teams will see."""
    cycle = cycle_of(sheet)
    if cycle is None:
        return None
    lines = list(filter(None, [mandated(cycle.mandate)]))
    choice = choice_of(cycle)
    if choice and choice.decision:
        words = _("The answers will feed this decision: %(decision)s")
        lines.append(words % {"decision": choice.decision})
    lines += [_("The other teams see, of %(what)s") % {"what": row} for row in rows_of_peers(cycle)]
    policy = path("cycle:questionnaire", cycle.pk) + "#policy"
    page = path("cycle:cycle", cycle.pk)
    return Heading(str(cycle), page, tuple(lines), policy, _what_comes_next(cycle, sheet))


def _what_comes_next(cycle: Cycle, sheet: Sheet) -> str:
    until = day(cycle.network.day_at(sheet.due_at))
    return _(
        "What comes next: answers are taken until %(day)s. Then your team reads its own figures"
        " before anybody else does; you will be written to."
    ) % {"day": until}


def beside(submission: Submission, language: str) -> dict[str, Beside] | None:  # noqa: ARG001
    """The routine figure of the team's own place, where a question has an indicator's name."""
    sheet = submission.sheet
    network = sheet.team.network
    asked = {question.name.lower(): question for question in sheet.version.questions.all()}
    indicators = [one for one in network.indicators.all() if one.code.lower() in asked]
    place = place_of_team([sheet.team], network).get(sheet.team_id) if indicators else None
    if place is None:
        return None
    found = {one.code.lower(): _newest(one, place) for one in indicators}
    return {asked[code].path: row for code, row in found.items() if row is not None}


def _newest(indicator: Indicator, place: int) -> Beside | None:
    known = list(values_of(indicator, places=[place]).values())
    if not known:
        return None
    last = max(known, key=lambda one: period(one.period).ends)
    words = f"{value_words(indicator, last.value)} ({period_words(last.period)})"
    return Beside(routine=words, source=last.source)
