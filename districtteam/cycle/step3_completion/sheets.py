"""A sheet for every team of a cycle while the third step is open; what hangs on its times."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from districtteam.cycle.core.agreement import agree
from districtteam.cycle.core.models import COMPLETION, Cycle, State
from districtteam.cycle.core.queries import keys_of_teams, step_of, teams_of
from districtteam.cycle.step2_questionnaire.queries import version_of
from districtteam.people.models import Team
from districtteam.questionnaires import actions as engine
from districtteam.questionnaires.models import Sheet, SheetState, Submission
from districtteam.trail.actor import Actor
from districtteam.ui.kept import Kept

from .invitation import invite_to_answer

# Late answers are welcome until a facilitator closes the step; a forgotten step ends by itself.
GRACE = timedelta(days=60)
SAID = {SheetState.CONFIRMED, SheetState.DECLINED}


def open_sheets(cycle: Cycle, by: Actor) -> None:
    """The step opens: who sees what is set down, every team gets its sheet and is told."""
    agree(cycle, by=by)
    invite_to_answer(cycle, bring_up_to_date(cycle, by), silent_teams(cycle), by)


def invite_the_rest(cycle: Cycle, teams: Iterable[Team], by: Actor) -> None:
    """Ask whoever has not been asked yet in these teams."""
    by_key = {team.pk: team for team in teams}
    sheets = list(Sheet.objects.of(cycle.subject).filter(team__in=by_key))
    for sheet in sheets:
        sheet.team = by_key[sheet.team_id]
    invite_to_answer(cycle, sheets, silent_teams(cycle), by)


def refresh_sheets(cycle: Cycle, by: Actor) -> None:
    """The last day was moved, a team joined, or the cycle was paused, taken up or cancelled."""
    if cycle.state == State.CANCELLED:
        close_sheets(cycle, by)
        return
    if cycle.state == State.PAUSED:  # a team that joins meanwhile is written to when it goes on
        engine.pause_sheets(cycle.subject, by=by)
        return
    engine.resume_sheets(cycle.subject, by=by)
    known = set(Sheet.objects.of(cycle.subject).values_list("team_id", flat=True))
    sheets = bring_up_to_date(cycle, by)
    new = [sheet for sheet in sheets if sheet.team_id not in known]
    invite_to_answer(cycle, new, silent_teams(cycle), by)


def bring_up_to_date(cycle: Cycle, by: Actor) -> list[Sheet]:
    """A sheet with the step's times for every team that takes part now."""
    step, version = step_of(cycle, COMPLETION), version_of(cycle)
    if step is None or version is None:
        return []
    times = (step.opens_at, step.due_at + GRACE)
    teams = teams_of(cycle)
    return engine.open_sheets(version, teams, cycle.subject, *times, due_at=step.due_at, by=by)


def close_sheets(cycle: Cycle, by: Actor) -> None:
    """No more answers; what was not confirmed counts nowhere."""
    engine.close_sheets(cycle.subject, by=by)


def _spoken(subject: str) -> QuerySet[Sheet, int]:
    given = Exists(Submission.objects.filter(sheet=OuterRef("pk")))
    sheets = Sheet.objects.of(subject).filter(Q(state__in=sorted(SAID)) | given)
    return sheets.order_by().values_list("team", flat=True)


SPOKEN: Kept[int] = Kept(_spoken, str)


def silent_teams(cycle: Cycle) -> set[int]:
    """Who has neither confirmed answers nor said why there are none."""
    return keys_of_teams(cycle) - set(SPOKEN.rows(cycle.subject))
