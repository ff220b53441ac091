"""What the last step asks of its readers."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.cycle.core.models import TRANSLATION
from districtteam.cycle.core.queries import Asked, asked, told_apart
from districtteam.people.models import Membership
from districtteam.people.rights import leads
from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.kept import Kept
from districtteam.ui.todo import DONE, OPEN, WAITING, Todo

from .asking import AHEAD, Question, question_of
from .models import ENDED, CheckIn, Commitment, FollowUp, Recommendation, SupportRequest
from .queries import (
    FOLLOWED,
    silent_since_asked,
    support_unheard,
    unheard,
    waiting_support,
)

MINUTES = 10
MOST = 5
LOOKED_AT = 20  # commitments of a team among which those to report on are sought


def of_teams(here: Here) -> list[Todo]:
    """To commit, and for leads to confirm: two queries."""
    open_now = asked(here, TRANSLATION) if here.teams else []
    if not open_now:
        return []
    held: dict[tuple[int, int], list[Commitment]] = {}
    cycles = {it.cycle.pk for it in open_now}
    for one in Commitment.objects.filter(cycle__in=cycles, team__in=here.teams).select_related(
        "team"
    ):
        held.setdefault((one.cycle_id, one.team_id), []).append(one)
    return [
        line
        for it in open_now
        for line in _of_team(here, it, held.get((it.cycle.pk, it.team.pk), []))
    ]


def _of_team(here: Here, it: Asked, mine: list[Commitment]) -> list[Todo]:
    """To commit, unless something waits for the lead, who reads what is to be confirmed."""
    due = it.cycle.network.day_at(it.step.due_at)
    confirmed = any(one.confirmed_at for one in mine)
    to_confirm = _to_confirm(here, mine, due)
    if to_confirm and not confirmed:
        return to_confirm
    words, why = _("Commit to one thing"), _("With a day and a sign by which it will be seen.")
    state = DONE if confirmed else OPEN
    if mine and not confirmed:
        words, why = _("Your team’s commitment"), _("It waits for your lead, who confirms it.")
        state = WAITING
    page, about = path("cycle:translation", it.cycle.pk), told_apart(it.cycle, here)
    own = Todo(words, page, state, due=due, minutes=MINUTES, weight=80, why=why, about=about)
    return [own, *to_confirm]


def _to_confirm(here: Here, mine: list[Commitment], due: date) -> list[Todo]:
    return [
        Todo(
            _("Confirm: %(text)s") % {"text": one},
            path("cycle:commitment", one.cycle_id, one.pk),
            due=due,
            minutes=2,
            weight=84,
        )
        for one in mine
        if one.confirmed_at is None and leads(here, one.team)
    ]


def _to_answer(person: int, network: int, day: date) -> QuerySet[Recommendation]:
    led = Membership.objects.on(day).leading().filter(person=person)
    mine = Q(focal_point=person) | Q(focal_point=None, addressee__in=led.values("team"))
    return Recommendation.objects.filter(mine, replies=None, cycle__network=network)[:MOST]


def _to_report(team: int, ahead: date, day: date) -> QuerySet[Commitment]:
    """What may be asked about on that day; `ahead` is so much later as one is asked beforehand."""
    reports = CheckIn.objects.filter(commitment=OuterRef("pk")).order_by("-at")
    asked = FollowUp.objects.filter(cycle=OuterRef("cycle"), due_on__lte=day).order_by("-due_on")
    mine = Commitment.objects.exclude(confirmed_at=None).exclude(progress__in=ENDED)
    found = mine.filter(Q(due_on__lte=ahead) | Exists(asked), team=team, cycle__state__in=FOLLOWED)
    return found.select_related("cycle__network").annotate(
        reported_at=Subquery(reports.values("at")[:1]),
        asked_on=Subquery(asked.values("due_on")[:1]),
    )[:LOOKED_AT]


TO_ANSWER: Kept[Recommendation] = Kept(_to_answer, int, int, date)
SUPPORT: Kept[SupportRequest] = Kept(
    lambda network, team: waiting_support(network).filter(team=team)[:MOST], int, int
)
TO_REPORT: Kept[Commitment] = Kept(_to_report, int, date, date)


def of_addressees(here: Here) -> list[Todo]:
    """Recommendations that wait for the reader's answer: one query.

    Where no focal point is named it is whoever leads the addressee that was asked.
    """
    if here.network is None:
        return []
    return [
        Todo(
            _("Answer a recommendation of the districts"),
            path("cycle:recommendation", it.cycle_id, it.pk),
            due=it.answer_by,
            minutes=5,
            weight=85,
            why=str(it),
        )
        for it in TO_ANSWER.rows(here.person.pk, here.network.pk, here.today)
    ]


def of_committed(here: Here) -> list[Todo]:
    """Commitments about which something is asked and not said: a query for each team."""
    asked = [
        (it, question)
        for team in here.teams
        for it in TO_REPORT.rows(team.pk, here.today + AHEAD, here.today)
        if (question := _question(it, here.today))
    ]
    return [
        Todo(
            _("Report back: %(text)s") % {"text": it},
            path("cycle:check_in", it.cycle_id, it.pk),
            due=question.answer_by,
            minutes=3,
            weight=75,
        )
        for it, question in asked[:MOST]
    ]


def _question(it: Commitment, today: date) -> Question | None:
    """it: as `_to_report` gives it."""
    reported, asked = it.reported_at, it.asked_on  # type: ignore[attr-defined]  # annotated
    reported_on = it.cycle.network.day_at(reported) if reported else None
    return question_of(it.due_on, [asked] if asked else [], reported_on, today)


def of_supporters(here: Here) -> list[Todo]:
    """Support that is asked of the teams that the reader leads: a query for each."""
    led = {post.team_id for post in here.memberships if post.team_id and post.leads}
    waiting = [it for team in sorted(led) for it in SUPPORT.rows(here.network.pk, team)]
    return [
        Todo(
            _("%(team)s asks for your support") % {"team": it.commitment.team},
            path("cycle:support", it.commitment.cycle_id, it.pk),
            due=None if it.blocked_id else it.commitment.due_on,  # it may have passed by then
            minutes=2,
            weight=83,
            why=it.commitment.support,
        )
        for it in waiting[:MOST]
    ]


def of_facilitators(here: Here) -> list[Todo]:
    """What is asked of a team in which nobody could answer, and who has not reported back: three
    queries, and three for each cycle whose teams were asked a week ago."""
    if "facilitator" not in here.roles:
        return []
    return [*_unheard(here), *_unsupported(here), *_unreported(here)]


def _unreported(here: Here) -> list[Todo]:
    return [
        Todo(
            ngettext(
                "Call %(number)d team that has not reported back",
                "Call %(number)d teams that have not reported back",
                number,
            )
            % {"number": number},
            path("cycle:translation", cycle.pk),
            weight=74,
            why=str(cycle),
        )
        for cycle, number in silent_since_asked(here.network, here.today)
    ]


def _unheard(here: Here) -> list[Todo]:
    return [
        Todo(
            _("Say who answers for %(team)s") % {"team": it.addressee},
            path("cycle:focal_point", it.cycle_id, it.pk),
            due=it.answer_by,
            minutes=2,
            weight=86,
            why=str(it),
        )
        for it in unheard(here.network, here.today)[:MOST]
    ]


def _unsupported(here: Here) -> list[Todo]:
    """Once a team, however many ask it."""
    asked = {it.team_id: it for it in support_unheard(here.network, here.today)[:LOOKED_AT]}
    return [
        Todo(
            _("Name a lead for %(team)s") % {"team": it.team},
            path("people:enrol_member", it.team_id),
            minutes=2,
            weight=72,
            why=_("%(team)s asks it for support, and nobody can answer.")
            % {"team": it.commitment.team},
        )
        for it in list(asked.values())[:MOST]
    ]
