"""What is asked of a member: the questionnaires of their teams that are open."""

from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.people.roles import Role
from districtteam.people.words import said
from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.kept import Kept
from districtteam.ui.todo import DONE, OPEN, WAITING, Todo

from .models import Sheet, SheetState, Trial, Version
from .task_list import answered_of

MOST = 20  # sheets on a first page
LEADING = {Role.LEAD.value, Role.ACTING_LEAD.value}


def _to_answer(team: int, moment: datetime) -> QuerySet[Sheet]:
    sheets = Sheet.objects.filter(
        team_id=team,
        opens_at__lte=moment,
        closes_at__gt=moment,
        paused_at=None,
        state__in=[SheetState.OPEN, SheetState.CONFIRMED],
    ).select_related("team__network", "version__form")
    return sheets.order_by("due_at", "pk")[:MOST]


TO_ANSWER: Kept[Sheet] = Kept(_to_answer, int, datetime)
TO_TRY: Kept[int] = Kept(
    lambda team: (
        Version.objects.filter(pilots=team, state=Version.DRAFT)
        .order_by()
        .values_list("pk", flat=True)[:1]
    ),
    int,
)


def of_team(here: Here) -> list[Todo]:
    """Sheets that take answers now, a query for each of the reader's teams."""
    sheets = [sheet for team in here.teams for sheet in TO_ANSWER.rows(team.pk, here.now)]
    sheets.sort(key=lambda sheet: (sheet.due_at, sheet.pk))
    return [_todo(sheet, here) for sheet in sheets[:MOST]]


def _todo(sheet: Sheet, here: Here) -> Todo:
    to_confirm = sheet.ready_at is not None and sheet.state == SheetState.OPEN
    leads = bool(here.roles & LEADING)
    words = _("Confirm the answers: %(title)s") if to_confirm else _("Answer: %(title)s")
    title = said(sheet.version.form.title, get_language() or "en", sheet.team.network.languages)
    state = DONE if sheet.state == SheetState.CONFIRMED else OPEN
    return Todo(
        words % {"title": title},
        path("questionnaires:sheet", sheet.pk),
        WAITING if to_confirm and not leads else state,
        due=sheet.team.network.day_at(sheet.due_at),
        minutes=None if to_confirm else sheet.version.minutes,
        weight=85 if to_confirm and leads else 80,
        why=answered_of(sheet.answered, sheet.asked),
    )


def of_pilots(here: Here) -> list[Todo]:
    """Drafts that the reader's teams were asked to try: where there are none, a query a team."""
    if not any(TO_TRY.rows(team.pk) for team in here.teams):
        return []
    piloted = Version.objects.piloted_by(here).filter(state=Version.DRAFT)
    drafts = list(piloted.select_related("form").order_by("pk")[:MOST])
    if not drafts:
        return []
    tried = set(Trial.objects.filter(team__in=here.teams).values_list("version", flat=True))
    language = get_language() or "en"
    return [
        Todo(
            _("Try a questionnaire: %(title)s") % {"title": said(one.form.title, language)},
            path("questionnaires:remarks", one.pk),
            DONE if one.pk in tried else OPEN,
            minutes=one.minutes,
            weight=60,
            why=_("Say what is unclear before everybody is asked."),
        )
        for one in drafts
    ]
