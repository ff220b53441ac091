"""From answers, terms, notes and quotes as they are now to the data of an edition."""

from datetime import datetime

from django.conf import settings

from districtteam.cycle.core.agreement import agreement_of
from districtteam.cycle.core.models import COMPLETION, Cycle
from districtteam.cycle.core.queries import invited, step_of
from districtteam.cycle.step3_completion.queries import is_filled
from districtteam.cycle.step4_results.drawing.frozen import Frozen
from districtteam.disclosure.policy import Policy
from districtteam.people.models import Team as Row
from districtteam.questionnaires.models import Question, Submission, Version
from districtteam.questionnaires.queries import answers_of, sheets_of

from .answering import Reading
from .asking import questions_asked
from .routine import routine_figures
from .teams import regions_of, teams_of


def freeze(cycle: Cycle, only: Row | None = None, at: datetime | None = None) -> Frozen:
    """Everything that an edition is drawn from, in some ten queries however many teams.

    only: the answers of one team, for its own eyes; those of the others are not even read. at: of
    an edition, without the routine figures that the teams have not had their days to read by then.
    """
    agreement = agreement_of(cycle)
    teams = [part.team for part in invited(cycle)]
    version = _version_asked(cycle)
    rows: list[Question] = list(version.questions.all()) if version else []
    reading = Reading(cycle.network, rows)
    given = _given(cycle, only)
    answers = {key: reading.of(given[key]) for key in (team.pk for team in teams) if key in given}
    opened = step_of(cycle, COMPLETION)
    since = (opened.opens_at if opened else cycle.planned_at).date()
    routine = routine_figures(cycle, teams, languages_of(cycle), only, at)
    policy = Policy.from_json(agreement.policy)
    known = list(teams_of(cycle, teams, _filled(given), routine))
    return Frozen(
        [*questions_asked(cycle, version, rows, reading, since), *routine.asked],
        known,
        answers,
        policy,
        languages_of(cycle),
        agreement.base,
        agreement.least,
        routine.series,
        regions_of(cycle, known, policy, cycle.network.day_at(at)) if at else {},
    )


def _given(cycle: Cycle, only: Row | None) -> dict[int, Submission]:
    """What counts, by team."""
    counted = answers_of(cycle.subject).defer("xml")
    if only is not None:
        counted = counted.filter(sheet__team=only)
    return {one.sheet.team_id: one for one in counted}


def _filled(given: dict[int, Submission]) -> set[int]:
    return {team for team, it in given.items() if is_filled(it.answered, it.asked)}


def _version_asked(cycle: Cycle) -> Version | None:
    """The version that the teams were asked to fill in, whatever is chosen meanwhile."""
    sheet = sheets_of(cycle.subject).first()
    return sheet.version if sheet else None


def languages_of(cycle: Cycle) -> list[str]:
    """The network's languages that the interface has too: an edition is drawn in each."""
    known = {code for code, _name in settings.LANGUAGES}
    return [code for code in cycle.network.languages if code in known] or [settings.LANGUAGE_CODE]
