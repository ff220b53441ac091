"""The circular (note circulaire) that goes before a cycle: what offices sign and send around."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from districtteam.disclosure.words import policy_rows
from districtteam.lib.documents import Bullets, Document, Heading, Paragraph, Table
from districtteam.lib.documents.content import Block
from districtteam.lib.phones import readable
from districtteam.people.models import Address, Mandate, Membership
from districtteam.people.queries import mandate_of, shown_addresses
from districtteam.people.roles import Role
from districtteam.ui.format import day

from .agreement import policy_under
from .calendar import days_of
from .letters import mandated
from .models import (
    COMPLETION,
    DISCUSSION,
    ISSUE,
    QUESTIONNAIRE,
    RESULTS,
    TRANSLATION,
    Cycle,
)
from .queries import teams_of

# What a step asks of a team, and how many minutes it takes. DESIGN.md's bounds: 30 minutes for the
# questionnaire and 90 for all the rest.
ASKED: dict[int, tuple[Promise, int]] = {
    ISSUE: (gettext_lazy("Propose a problem; give three votes."), 10),
    QUESTIONNAIRE: (gettext_lazy("Nothing; a few teams try the questions."), 0),
    COMPLETION: (gettext_lazy("Answer together; the lead confirms."), 30),
    RESULTS: (gettext_lazy("Read your own figures first; add a note if needed."), 10),
    DISCUSSION: (gettext_lazy("Say what you tried; ask the others."), 40),
    TRANSLATION: (gettext_lazy("Commit to one thing; later, report back."), 30),
}
CONTACTS = 3


def circular_of(cycle: Cycle, now: datetime, *, language: str) -> Document:
    """In the language that is active. Dates of steps that are not open yet are as planned now."""
    today = cycle.network.day_at(now)
    mandate = cycle.mandate or mandate_of(cycle.network, today)
    blocks = [
        *_mandated(mandate),
        *_purpose(cycle),
        *_who(cycle),
        Heading(_("The six steps")),
        _calendar(cycle, now),
        *_time(),
        Heading(_("Who sees what")),
        *_sight(cycle),
        Heading(_("Whom to ask")),
        _contacts(cycle, today, mandate),
    ]
    owner = cycle.network.data_owner or cycle.network.name
    head = list(dict.fromkeys([mandate.authority if mandate else owner, owner, day(today)]))
    title = _("Circular: %(title)s") % {"title": cycle}
    return Document(title, language, blocks, head=head)


def _mandated(mandate: Mandate | None) -> Iterator[Block]:
    if words := mandated(mandate):
        yield Paragraph(f"{words}.")


def _purpose(cycle: Cycle) -> Iterator[Block]:
    if cycle.purpose:
        yield Paragraph(cycle.purpose, strong=True)


def _who(cycle: Cycle) -> Iterator[Block]:
    yield Heading(_("Who takes part"))
    teams = teams_of(cycle)
    if not teams:
        yield Paragraph(_("The teams that the facilitation team invites when the cycle starts."))
        return
    words = ngettext("%(number)d team:", "%(number)d teams:", len(teams)) % {"number": len(teams)}
    yield Paragraph(f"{words} {', '.join(team.name for team in teams)}.")


def _calendar(cycle: Cycle, now: datetime) -> Table:
    heads = [
        _("Step"),
        _("First day"),
        _("Last day"),
        _("What is asked of each team"),
        _("Minutes"),
    ]
    rows = [
        [f"{name.value}. {name.label}", day(first), day(last), *_asked(name.value)]
        for name, first, last in days_of(cycle, now)
    ]
    return Table(heads, rows)


def _asked(number: int) -> list[str]:
    words, minutes = ASKED[number]
    return [str(words), str(minutes) if minutes else "–"]


def _time() -> Iterator[Block]:
    minutes = sum(minutes for _words, minutes in ASKED.values())
    yield Paragraph(
        _(
            "In all about %(minutes)s minutes of a team’s time. Each step is open to every"
            " telephone by a personal link sent by e-mail; a team without network can answer by"
            " telephone, through a facilitator."
        )
        % {"minutes": minutes}
    )


def _sight(cycle: Cycle) -> Iterator[Block]:
    yield Paragraph(
        _(
            "This is agreed before anything is asked. Afterwards it can only be made stricter, or"
            " a district agrees itself to show more."
        )
    )
    rows = list(policy_rows(policy_under(cycle)))
    kinds = [kind for kind, _examples, _cells in rows]
    seen = zip(*(cells for _kind, _examples, cells in rows), strict=True)
    heads = [_("What is seen by"), *kinds]
    yield Table(heads, [[cells[0][0], *(detail for _who, detail in cells)] for cells in seen])
    yield Bullets([f"{kind}: {examples}" for kind, examples, _cells in rows])


def _contacts(cycle: Cycle, today: date, mandate: Mandate | None) -> Bullets:
    posts = Membership.objects.on(today).filter(network=cycle.network, role=Role.FACILITATOR)
    listed = posts.select_related("person").prefetch_related(shown_addresses(cycle.network))
    lines = [_reach(it.person.name, it.person.addresses.all()) for it in listed[:CONTACTS]]
    if mandate and mandate.focal_point:
        words = _("Focal point of the mandate: %(name)s")
        lines.append(words % {"name": mandate.focal_point.name})
    return Bullets(lines or [_("The facilitation team of the network.")])


def _reach(name: str, addresses: Iterable[Address]) -> str:
    numbers = [
        readable(it.value) if it.kind == Address.PHONE else it.value
        for it in addresses
        if it.stopped_at is None and not it.shared
    ]
    return ", ".join([name, *numbers])
