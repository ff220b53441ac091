"""What is published, for whom; what a team may still say of its own figures; whom to talk to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from math import log

from django.db.models import Count, Q, QuerySet

from districtteam.cycle.core.calendar import PREVIEW
from districtteam.cycle.core.models import COMPLETION, RESULTS, Cycle, Template
from districtteam.cycle.core.queries import invited
from districtteam.cycle.step3_completion.queries import is_filled
from districtteam.disclosure.policy import Audience, ContentClass, Detail
from districtteam.lib.statistics import Unit, better_than_chance, funnel
from districtteam.people.models import Address, Person, Team
from districtteam.people.roles import TeamKind
from districtteam.questionnaires.models import Refusal, SheetState
from districtteam.questionnaires.queries import answers_of
from districtteam.ui.http import Here

from .drawing.frozen import Asked, Frozen, value_of
from .drawing.frozen import Team as FrozenTeam
from .drawing.material import Material, audience_in
from .models import Edition, Panel, Talk

MOST_PEERS = 3
ASK_AFTER = timedelta(days=14)  # when the asking team is asked whether they talked
ASK_UNTIL = timedelta(days=28)  # after that only their own page asks
WANTED, OFFERED = "help_wanted", "help_offered"  # questions that close every starter topic


def preview_ends(cycle: Cycle) -> datetime | None:
    """When the districts' private preview is over; None before it begins.

    Where the teams were let answer again, they have their days again.
    """
    steps = {step.number: step for step in cycle.steps.filter(number__in=[COMPLETION, RESULTS])}
    if RESULTS not in steps:
        return None
    answered = steps[COMPLETION].closed_at if COMPLETION in steps else None
    begins = max(filter(None, [steps[RESULTS].opens_at, answered]))
    return begins + timedelta(days=PREVIEW[Template(cycle.template)])


def edition_of(cycle: Cycle) -> Edition | None:
    """The edition that readers see: the last one published. Its data stay in the database."""
    published = cycle.editions.filter(state=Edition.PUBLISHED).defer("data")
    return published.order_by("-number").first()


def frozen_of(edition: Edition) -> Frozen:
    """What an edition is drawn from."""
    return _frozen(edition.pk, edition.digest)


@lru_cache(maxsize=2)
def _frozen(key: int, digest: str) -> Frozen:  # noqa: ARG001  (another edition has another hash)
    """Remembered, since it never changes."""
    return Frozen.from_json(Edition.objects.values_list("data", flat=True).get(pk=key))


def waiting_edition(cycle: Cycle) -> Edition | None:
    """One that is being prepared, or is ready for the facilitators to look at."""
    return cycle.editions.exclude(state=Edition.PUBLISHED).defer("data").first()


def audience_of(here: Here, cycle: Cycle) -> str:
    """As whom somebody reads a cycle's results; the widest of what they are."""
    if here.network is None or here.network.pk != cycle.network_id:
        return "public"
    takes_part = cycle.participations.filter(team__in=[team.pk for team in here.teams])
    regional = [team.pk for team in here.teams if team.kind == TeamKind.REGION]
    order = [
        ("facilitators", "facilitator" in here.roles),
        ("national", "national" in here.roles),
        (_in_regions(cycle, regional), "region" in here.roles),
        ("peers", bool(here.teams) and takes_part.exists()),
        ("evaluator", "evaluator" in here.roles),
        ("expert", "expert" in here.roles),
    ]
    return next((audience for audience, belongs in order if belongs), "public")


def _in_regions(cycle: Cycle, regional: Sequence[int]) -> str:
    """Who has posts in several regions reads what was drawn for all of them together; where they
    took one up since the edition, what is drawn for that of their first post.
    """
    if not regional:
        return "region"
    first, *others = regional
    together = audience_in(regional)
    drawn = Panel.objects.filter(edition=edition_of(cycle), audience=together)
    return together if not others or drawn.exists() else audience_in([first])


def panels_of(edition: Edition, audience: str, language: str) -> QuerySet[Panel]:
    """The questions of an edition in order, in the reader's language or the edition's first.

    A region reads its own drawing where there is one, and that of every region elsewhere.
    """
    whole = audience.partition(":")[0]
    seen = Panel.objects.filter(edition=edition, audience__in={whole, audience})
    if whole != audience:
        apart = Panel.objects.filter(edition=edition, audience=audience)
        seen = seen.exclude(audience=whole, position__in=apart.values("position"))
    spoken = seen.order_by("pk").values_list("language", flat=True).distinct()
    known = list(dict.fromkeys(spoken))
    return seen.filter(language=language if language in known else next(iter(known), ""))


def differs(cycle: Cycle, team: Team | None) -> dict[str, str]:
    """By question: "higher" or "lower", where a team's own share is further from the others' than
    chance explains, of those that the peers see by name: their charts say it, too.
    """
    edition = edition_of(cycle) if team else None
    if edition is None or team is None:
        return {}
    return _verdicts(edition.pk, edition.digest).get(team.pk, {})


@lru_cache(maxsize=4)
def _verdicts(key: int, digest: str) -> dict[int, dict[str, str]]:
    """By team, by question; remembered, as an edition never changes."""
    frozen = _frozen(key, digest)
    found: dict[int, dict[str, str]] = {}
    for asked in frozen.drawn:
        kind = ContentClass(asked.content_class)
        if asked.kind != "ratio" or frozen.policy.cell(kind, Audience.PEERS) < Detail.NAMED:
            continue
        cells = {row.key: value_of(frozen, asked, row.key) for row in named_in(frozen, asked)}
        for unit in funnel(Unit(key, *pair) for key, pair in cells.items() if pair).units:
            if unit.word in {"higher", "lower"}:
                name = asked.beside if asked.is_routine else asked.name
                found.setdefault(int(str(unit.key)), {}).setdefault(name, unit.word)
    return found


def named_in(frozen: Frozen, asked: Asked) -> list[FrozenTeam]:
    """The teams that have not asked for their answer to be shown without their name."""
    return [row for row in frozen.teams if row.tightened.get(asked.name, "named") == "named"]


def reads_more(edition: Edition, audience: str) -> bool:
    """Whether an audience reads any answer in more detail than the teams each other's."""
    return _reads_more(edition.pk, edition.digest, audience)


@lru_cache(maxsize=64)
def _reads_more(key: int, digest: str, audience: str) -> bool:
    """Remembered, as an edition never changes."""
    frozen = _frozen(key, digest)
    return any(Material(frozen, asked).shows_more_to(audience) for asked in frozen.drawn)


# How many answered


@dataclass(frozen=True)
class Response:
    """invited: the denominator of every rate; filled: at least four fifths of the questions
    answered; started: confirmed with fewer; declined: said why not, by reason; silent: neither.
    """

    invited: int
    filled: int
    started: int
    declined: Mapping[str, int]

    @property
    def rate(self) -> float | None:
        return self.filled / self.invited if self.invited else None

    @property
    def silent(self) -> int:
        return self.invited - self.filled - self.started - sum(self.declined.values())


def response_of(cycle: Cycle) -> Response:
    """By the definitions of the first evaluation, in three queries."""
    teams = set(invited(cycle).values_list("team", flat=True))
    given = answers_of(cycle.subject).defer("xml", "answers")
    submitted = {
        one.sheet.team_id: is_filled(one.answered, one.asked)
        for one in given
        if one.sheet.team_id in teams
    }
    refused = Refusal.objects.filter(
        sheet__subject=cycle.subject, sheet__state=SheetState.DECLINED, sheet__team__in=teams
    ).exclude(sheet__team__in=submitted)
    reasons = refused.order_by().values_list("reason").annotate(Count("sheet", distinct=True))
    filled = sum(submitted.values())
    return Response(len(teams), filled, len(submitted) - filled, dict(reasons))


# Teams to talk to


@dataclass(frozen=True)
class Peer:
    """why: of Talk; name: "" where the reader may not see it beside this figure."""

    key: int
    name: str
    why: str


def peers_for(frozen: Frozen, asked: Asked, team: int, named: Mapping[str, set[int]]) -> list[Peer]:
    """Up to three teams for one team to talk to about a question, the likest first.

    Those that do better than chance explains, where somebody has said which way is better; and
    those that offer help, where this team asked for it. named: by `why`, whose name the reader
    sees beside the figure that it rests on.
    """
    why = dict.fromkeys(_offering(frozen, team), Talk.OFFER)
    why |= dict.fromkeys(_better(frozen, asked, team), Talk.BETTER)
    likest = sorted(why, key=lambda other: _unlike(frozen, asked, team, other))
    names = {row.key: row.name for row in frozen.teams}
    chosen = likest[:MOST_PEERS]
    return [Peer(key, names[key] if key in named[why[key]] else "", why[key]) for key in chosen]


def peers_here(frozen: Frozen, panel: Panel, team: Team) -> list[Peer]:
    """Whom this team might talk to, named where this panel, or that of the offers, names them."""
    offers = Panel.objects.filter(
        edition=panel.edition_id,
        audience=panel.audience.partition(":")[0],
        language=panel.language,
        question=OFFERED,
    ).first()
    named = {
        Talk.BETTER: set(panel.body["named"]),
        Talk.OFFER: set(offers.body["named"]) - set(offers.privileged) if offers else set(),
    }
    return peers_for(frozen, frozen.question(panel.question), team.pk, named)


def _better(frozen: Frozen, asked: Asked, team: int) -> list[int]:
    if asked.kind != "ratio" or asked.better == "none" or asked.content_class == "C":
        return []
    pairs = {row.key: value_of(frozen, asked, row.key) for row in frozen.teams}
    found = funnel(Unit(key, *pair) for key, pair in pairs.items() if pair)
    up = asked.better == "up"
    return [int(str(key)) for key in better_than_chance(found, higher_is_better=up) if key != team]


def _offering(frozen: Frozen, team: int) -> list[int]:
    if frozen.answers.get(team, {}).get(WANTED) != "yes":
        return []
    given = frozen.answers.items()
    return [key for key, said in given if said.get(OFFERED) == "yes" and key != team]


def _unlike(frozen: Frozen, asked: Asked, team: int, other: int) -> tuple[bool, float, int]:
    """How unlike two teams are: another part of the country, another size."""
    groups = {row.key: row.group for row in frozen.teams}
    sizes = [value_of(frozen, asked, key) for key in (team, other)]
    apart = 0.0
    if asked.kind == "ratio" and all(sizes):
        apart = abs(log(sizes[0][1] / sizes[1][1]))
    return groups.get(team) != groups.get(other), apart, other


def talks_of(here: Here) -> QuerySet[Talk]:
    """What the reader's teams have asked and were asked, the newest first."""
    ours = [team.pk for team in here.teams]
    rows = Talk.objects.filter(Q(asking__in=ours) | Q(asked__in=ours))
    rows = rows.filter(cycle__network=here.network)
    return rows.select_related(
        "cycle__network", "asking", "asked", "asked_by", "answered_by"
    ).order_by("-asked_at")


def reach_of(people: Iterable[Person], here: Here) -> dict[Person | None, list[Address]]:
    """How each of these is reached, as far as the reader's network was told: one query."""
    found: dict[Person | None, list[Address]] = defaultdict(list)
    known = Address.objects.shown_in(here.network).in_use().filter(person__in=list(people))
    for address in known.select_related("person").order_by("-kind", "pk"):
        found[address.person].append(address)
    return found


def untold(now: datetime) -> QuerySet[Talk]:
    """Talks of every network that were agreed two weeks ago or a little earlier, untold of."""
    agreed = Talk.objects.filter(agrees=True, told_at=None, answered_at__lte=now - ASK_AFTER)
    due = agreed.filter(answered_at__gt=now - ASK_UNTIL)
    return due.select_related("cycle__network", "asking", "asked")
