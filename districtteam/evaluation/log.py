"""The logs that the evaluation of 2016-17 would be made again from, under codes for districts.

The project's domain notes, section 1: messages, calls, credit, sessions, times of each district in
each step, reasons of absence. Counts, codes, times and closed lists: no name, no number, no text.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db.models import Count, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from districtteam.cycle.core.models import Cycle, Notice, StepName
from districtteam.cycle.core.notices import occasion_of
from districtteam.cycle.core.subjects import cycle_in
from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Network
from districtteam.questionnaires.models import Reason, Refusal

from . import timeline
from .codes import team_code
from .facts import subjects_of
from .models import Call, Credit, Device, Outcome, Traffic, Way
from .tables import Column, Rows, Table

CHUNK = 500  # notices whose messages are looked up at a time

CYCLE = Column("cycle", _("Number of the cycle; its title stands in the table “participation”."))
TEAM = Column("team", _("Code of the team: the same in every cycle and table of this network."))
STEP = Column("step", _("The step of the cycle."), {str(n): label for n, label in StepName.choices})
CHANNEL = Column(
    "channel", _("By which channel: web, email, sms, phone, paper; empty when not known.")
)


def tables_of(network: Network, cycles: Sequence[Cycle]) -> list[Table]:
    """Every log of these cycles. Rows are read when a table is written."""
    return [make(network, cycles) for make in MAKERS.values()]


def steps(network: Network, cycles: Sequence[Cycle]) -> Table:
    columns = (
        CYCLE,
        TEAM,
        STEP,
        Column("opened_at", _("When the step opened.")),
        Column("prompted_at", _("When the team was first written to about the step.")),
        Column("reminders", _("How many different reminders reached the team’s people.")),
        Column("began_at", _("The team’s first act: a vote, an answer, a post, a commitment.")),
        Column("done_at", _("When its lead confirmed, or for the discussion, when it spoke.")),
        CHANNEL,
    )
    rows = (
        (
            row.cycle, team_code(network.pk, row.team), row.number, row.opened, row.prompted,
            row.reminders, row.span.began, row.span.done, row.span.channel,
        )
        for row in timeline.rows_of(cycles)
    )  # fmt: skip
    return Table("steps", _("What each team did in each step, and when."), columns, rows)


def messages(network: Network, cycles: Sequence[Cycle]) -> Table:
    columns = (
        CYCLE,
        TEAM,
        STEP,
        Column(
            "kind",
            _(
                "What it said: opening, reminder, pilot, hand, prepared, talk, answer, citation, "
                "request, support, due, follow_up."
            ),
        ),
        Column("mark", _("Which one: J7 is the reminder of the seventh day.")),
        Column("told_at", _("When it was written.")),
        CHANNEL,
        Column("language", _("Its language.")),
        Column("state", _("How far it came; empty when nobody could be reached."), STATES),
        Column("sent_at", _("When it left the house.")),
        Column(
            "acted_at", _("The team’s first act in the step after it: empty if there was none.")
        ),
    )
    rows = _messages(network, cycles)
    return Table("messages", _("Each message about a step, to each person."), columns, rows)


STATES = {code: label for code, label in Delivery.STATES}  # noqa: C416  (dict() loses the type)


def _messages(network: Network, cycles: Sequence[Cycle]) -> Rows:
    acts = {(row.cycle, row.number, row.team): row.span.began for row in timeline.rows_of(cycles)}
    notices = Notice.objects.filter(cycle__in=[it.pk for it in cycles]).order_by("pk")
    for chunk in _chunks(notices):
        sent = _deliveries(chunk)
        for it in chunk:
            acted = acts.get((it.cycle_id, it.number, it.team_id or 0))
            way = sent.get(_occasion(it), ("", "", "", None))
            after = acted if acted and acted >= it.told_at else None
            code = team_code(network.pk, it.team_id)
            yield (it.cycle_id, code, it.number, it.kind, _plain(it), it.told_at, *way, after)


def _plain(notice: Notice) -> str:
    """Which reminder; of other kinds the mark names a day or a row, which says nothing here."""
    return notice.mark if notice.kind == "reminder" else ""


def _occasion(notice: Notice) -> str:
    told = notice.kind, notice.cycle_id, notice.number, notice.mark, notice.person_id
    return occasion_of(*told)


def _chunks(notices: "QuerySet[Notice]") -> Iterator[list[Notice]]:
    last = 0
    while chunk := list(notices.filter(pk__gt=last)[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _deliveries(notices: Iterable[Notice]) -> dict[str, tuple[object, ...]]:
    """By occasion: channel, language, state, moment. Two queries."""
    wanted = [_occasion(it) for it in notices]
    found: dict[str, tuple[object, ...]] = {}
    rows = Message.objects.filter(occasion__in=wanted).defer("text", "subject")
    for message in rows.prefetch_related("deliveries"):
        ways = list(message.deliveries.all())
        last = ways[-1] if ways else None
        told = (last.channel, last.state, last.sent_at) if last else ("", "", None)
        found[message.occasion] = (told[0], message.language, *told[1:])
    return found


def calls(network: Network, cycles: Sequence[Cycle]) -> Table:
    columns = (
        CYCLE,
        TEAM,
        STEP,
        Column("at", _("When the call was logged.")),
        Column("minutes", _("How long it took, rounded up.")),
        Column("outcome", _("How it ended."), dict(Outcome.choices)),
    )
    rows = Call.objects.filter(cycle__in=cycles).order_by("at", "pk")
    listed = (
        (cycle, team_code(network.pk, team), *told)
        for cycle, team, *told in rows.values_list(
            "cycle", "team", "number", "at", "minutes", "outcome"
        )
    )
    return Table("calls", _("Each telephone call of a facilitator to a team."), columns, listed)


def credit(network: Network, cycles: Sequence[Cycle]) -> Table:
    columns = (
        CYCLE,
        TEAM,
        STEP,
        Column("given_on", _("The day on which it was given.")),
        Column("amount", _("How much.")),
        Column("unit", _("MB, GB or a currency (ISO 4217).")),
        Column("to_person", _("1: to somebody of the team, 0: to the team as a whole.")),
        Column("proof", _("What proves it: reference, photo or both.")),
    )
    rows = Credit.objects.standing().filter(cycle__in=cycles).order_by("on", "pk")
    listed = (
        (cycle, team_code(network.pk, team), number, on, amount, unit, int(bool(person)),
         " + ".join(filter(None, ["reference" * bool(reference), "photo" * bool(receipt)])))
        for cycle, team, number, on, amount, unit, person, reference, receipt in rows.values_list(
            "cycle", "team", "number", "on", "amount", "unit", "person", "reference", "receipt"
        )
    )  # fmt: skip
    return Table("credit", _("Internet credit; what was taken back is left out."), columns, listed)


def sessions(network: Network, cycles: Sequence[Cycle]) -> Table:
    columns = (
        CYCLE,
        TEAM,
        STEP,
        Column("day", _("The day.")),
        Column("way", _("By which key somebody came in."), dict(Way.choices)),
        Column("device", _("The kind of device."), dict(Device.choices)),
        Column("sessions", _("How many sessions; empty for days more than 90 days ago.")),
        Column("pages", _("Pages that were sent.")),
        Column("bytes", _("Their bytes as they went out, compressed, without headers or style.")),
    )
    rows = Traffic.objects.filter(cycle__in=cycles).order_by()
    grouped = rows.values_list("cycle", "team", "number", "day", "way", "device").annotate(
        Count("session", distinct=True), Sum("pages"), Sum("sent"), Count("person")
    )
    listed = (
        (cycle, team_code(network.pk, team), number, day, way, device,
         count if known else None, pages, sent)
        for cycle, team, number, day, way, device, count, pages, sent, known in grouped.order_by(
            "day", "cycle", "team", "number", "way", "device"
        )
    )  # fmt: skip
    return Table("sessions", _("What was read in each step, by day and device."), columns, listed)


def absences(network: Network, cycles: Sequence[Cycle]) -> Table:
    columns = (
        CYCLE,
        TEAM,
        Column("at", _("When the team said so.")),
        Column("reason", _("Why it could not fill in the questionnaire."), dict(Reason.choices)),
        CHANNEL,
    )
    rows = Refusal.objects.filter(sheet__subject__in=subjects_of([it.pk for it in cycles]))
    listed = (
        (cycle_in(subject), team_code(network.pk, team), at, reason, channel)
        for subject, team, at, reason, channel in rows.order_by("at", "pk").values_list(
            "sheet__subject", "sheet__team", "at", "reason", "channel"
        )
    )
    return Table("absences", _("Why teams did not answer."), columns, listed)


MAKERS: dict[str, Callable[[Network, Sequence[Cycle]], Table]] = {
    "steps": steps,
    "messages": messages,
    "calls": calls,
    "credit": credit,
    "sessions": sessions,
    "absences": absences,
}
