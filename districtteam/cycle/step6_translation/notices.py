"""What is said about recommendations, commitments and what came of them."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from districtteam.cycle.core.calendar import end_of
from districtteam.cycle.core.letters import letter, quoted
from districtteam.cycle.core.models import TRANSLATION, Cycle
from districtteam.cycle.core.notices import (
    Call,
    Compose,
    Told,
    tell,
    tell_people,
    tell_teams,
)
from districtteam.cycle.core.opening import Asked, once_a_language, tell_of_opening
from districtteam.cycle.core.queries import leads_of, people_of, step_of, teams_of
from districtteam.people.models import Team
from districtteam.trail.actor import Actor
from districtteam.ui.components import path
from districtteam.ui.format import day

from .asking import TO_ANSWER
from .models import Commitment, FollowUp, Recommendation, SupportRequest
from .queries import FOLLOWED, confirmed_of, followed, teams_missing, who_answers

TO_CONFIRM = timedelta(days=2)  # where the step's last day is over, and it is still open
GRACE = timedelta(days=30)  # a link to answer by works a month longer than the day asked for


def invite_to_commit(cycle: Cycle, by: Actor) -> None:
    """The lessons are out: what will your team do?"""
    invite(cycle, teams_of(cycle), by)


def invite(cycle: Cycle, teams: Iterable[Team], by: Actor) -> None:
    """Whoever has not been asked yet in these teams."""
    pages, asks = path("cycle:translation", cycle.pk), once_a_language(_asks)
    asked = [Asked(team, pages, asks) for team in teams]
    tell_of_opening(cycle, TRANSLATION, asked, teams_missing(cycle), by=by)


def _asks(_cycle: Cycle, _team: Team | None) -> tuple[str, list[str]]:
    words = _(
        "The lessons are drawn. Write down one thing that your team will do, by when, and by"
        " which sign you will see it. Say what you need from the level above."
    )
    return _("What will your team do with it?"), [words]


def ask_for_reply(made: Recommendation, by: Actor) -> None:
    """The focal point, else the lead of the addressee, is told what is asked and until when."""
    asked_person = who_answers(made, by.at)
    if asked_person is None:
        return
    last_day = made.answer_by + GRACE

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("The districts recommend something to you")
        until = _("Please answer by %(day)s: accepted, in part, declined, or more time needed.")
        paragraphs = [quoted(str(made)), until % {"day": day(made.answer_by)}]
        return subject, letter(cycle, 0, paragraphs, link, works_until=last_day)

    pages = path("cycle:recommendation", made.cycle_id, made.pk)
    closes = end_of(made.cycle.network, last_day)
    own = f"ask:{made.pk}"
    call = Call(made.cycle, TRANSLATION, "request", pages, closes, compose, own, own)
    tell(call, asked_person, made.addressee, by=by)


def tell_of_draft(draft: Commitment, by: Actor) -> None:
    """Those who can confirm what was written down, unless one of them wrote it; once a day."""
    cycle, step, leads = draft.cycle, step_of(draft.cycle, TRANSLATION), leads_of(draft.team, by.at)
    if step is None or (by.on_behalf_of or by.person) in leads:
        return
    today = cycle.network.day_at(by.at)
    closes = max(step.due_at, end_of(cycle.network, today + TO_CONFIRM))

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("A commitment of your team waits for your confirmation")
        words = _(
            "%(name)s has written down what your team will do. It counts once you confirm it."
        )
        said = words % {"name": by.on_behalf_of or by.person or _("A colleague")}
        return subject, letter(cycle, TRANSLATION, [said, quoted(draft.text)], link)

    pages, own = path("cycle:commitment", cycle.pk, draft.pk), f"commitment:{draft.pk}"
    mark = f"{draft.pk}:{today.isoformat()}"
    call = Call(cycle, TRANSLATION, "prepared", pages, closes, compose, mark, own)
    tell_people([Told(call, lead, draft.team) for lead in leads], by=by)


def ask_for_support(asked: SupportRequest, by: Actor) -> None:
    """Those who lead the team of which support is asked; not while the cycle stands still."""
    commitment, cycle = asked.commitment, asked.commitment.cycle
    if cycle.state not in FOLLOWED:
        return
    last_day = max(commitment.due_on, cycle.network.day_at(by.at)) + GRACE

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        subject = _("%(team)s asks for your support") % {"team": commitment.team}
        paragraphs = [
            _("%(team)s committed to this, until %(day)s:")
            % {"team": commitment.team, "day": day(commitment.due_on)},
            quoted(commitment.text),
            _("It needs from you: %(support)s") % {"support": commitment.support},
            *_blocked(asked),
            _("Please answer in a word: you will help, you cannot, or you ask the level above."),
        ]
        return subject, letter(cycle, 0, paragraphs, link, works_until=last_day)

    pages, closes = path("cycle:support", cycle.pk, asked.pk), end_of(cycle.network, last_day)
    own, mark = f"support:{asked.pk}", f"{asked.pk}:{asked.blocked_id or 0}"
    call = Call(cycle, TRANSLATION, "support", pages, closes, compose, mark, own)
    tell_people([Told(call, lead, asked.team) for lead in leads_of(asked.team, by.at)], by=by)


def _blocked(asked: SupportRequest) -> list[str]:
    if asked.blocked is None:
        return []
    return [_("It is blocked: %(note)s") % {"note": asked.blocked.note}]


def tell_of_support(answered: SupportRequest, by: Actor) -> None:
    """The lead of the team that asked, and whoever wrote the commitment down."""
    commitment, cycle = answered.commitment, answered.commitment.cycle
    if cycle.state not in FOLLOWED:
        return
    last_day = cycle.network.day_at(by.at) + TO_ANSWER

    def compose(cycle: Cycle, _team: Team | None, link: str) -> tuple[str, str]:
        named = {"team": answered.team}
        subject = _("%(team)s has answered what you need") % named
        verdict = f"{answered.team}{_(': ')}{answered.get_verdict_display()}"
        passed = f" ({answered.passed_to})" if answered.passed_to else ""
        said = [quoted(commitment.text), verdict + passed, *filter(None, [answered.text])]
        return subject, letter(cycle, 0, said, link, works_until=last_day)

    pages = path("cycle:commitment", cycle.pk, commitment.pk)
    closes = end_of(cycle.network, last_day)
    own, mark = f"supported:{commitment.pk}", f"support:{answered.pk}:{answered.verdict}"
    call = Call(cycle, TRANSLATION, "answer", pages, closes, compose, mark, own)
    people = people_of(commitment.team, by.at)
    leads = Q(pk__in=leads_of(commitment.team, by.at))
    told = people.filter(leads | Q(pk=commitment.prepared_by_id))
    tell_people([Told(call, person, commitment.team) for person in told], by=by)


def ask_what_came(follow_up: FollowUp, by: Actor) -> None:
    """Teams that committed and have not just said so are asked how far they have come."""
    cycle, today = follow_up.cycle, follow_up.cycle.network.day_at(by.at)
    asked: dict[int, list[Commitment]] = {}
    for it in followed(confirmed_of(cycle).filter(team__closed=None), cycle, today):
        if it.question:
            asked.setdefault(it.commitment.team_id, []).append(it.commitment)
    last_day = today + TO_ANSWER

    def compose(cycle: Cycle, team: Team | None, link: str) -> tuple[str, str]:
        subject = _("What came of what you planned?")
        words = _("Some months ago %(team)s committed to this:") % {"team": team or ""}
        promised = asked[team.pk] if team else []
        return subject, _asking(cycle, [words, *_quoted(promised)], link, last_day)

    mark = follow_up.due_on.isoformat()
    call = _to_check_ins(cycle, "follow_up", mark, last_day, compose)
    tell_teams(call, [ones[0].team for ones in asked.values()], by=by)


def tell_of_day(
    cycle: Cycle, team: Team, due_on: date, commitments: list[Commitment], by: Actor
) -> int:
    """The day that a team has set itself has come: how far is it? Returns how many were told."""
    last_day = due_on + TO_ANSWER

    def compose(cycle: Cycle, team: Team | None, link: str) -> tuple[str, str]:
        subject = _("How far is what you planned?")
        words = _("%(team)s committed to this, until %(day)s:")
        said = words % {"team": team or "", "day": day(due_on)}
        return subject, _asking(cycle, [said, *_quoted(commitments)], link, last_day)

    call = _to_check_ins(cycle, "due", due_on.isoformat(), last_day, compose)
    return tell_teams(call, [team], by=by)


def _to_check_ins(cycle: Cycle, kind: str, mark: str, last_day: date, compose: Compose) -> Call:
    """With a link to where one reports, and nothing else."""
    pages, closes = path("cycle:check_ins", cycle.pk), end_of(cycle.network, last_day)
    return Call(cycle, TRANSLATION, kind, pages, closes, compose, mark, f"{kind}:{mark}")


def _asking(cycle: Cycle, said: list[str], link: str, last_day: date) -> str:
    asked = _(
        "Tell the others how far you are: done, under way, or blocked. What did not work is worth"
        " as much as what did."
    )
    return letter(cycle, 0, [*said, asked], link, works_until=last_day)


def _quoted(commitments: Iterable[Commitment]) -> list[str]:
    return [quoted(it.text) for it in commitments]
