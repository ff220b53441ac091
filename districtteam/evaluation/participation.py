"""How many districts took part in each cycle, at the points at which the first evaluation counted.

Definitions, so that figures stay comparable with 2016-17 (the project's domain notes, section 1):
invited: enrolled when completion opened; filled: confirmed with at least 80 % of what was asked;
commented: a post of the district's own under a published result; forum: any post of its own in the
cycle's conversations. Facilitators and experts never count. Every figure keeps its denominator.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median

from django.db.models import Min

from districtteam.cycle.core.models import COMPLETION, DISCUSSION, Cycle, Participation, Step
from districtteam.cycle.step3_completion.queries import FILLED
from districtteam.deliberation.models import Post
from districtteam.people.roles import TeamKind
from districtteam.questionnaires.models import Field, Submission

HOUR = 3600
WEB = "web"

Teams = set[int]
Acts = dict[int, str]  # district: channel of its first act


@dataclass
class Facts:
    """What is known of a cycle: districts by key, each act with its channel and first moment."""

    invited: Teams = field(default_factory=set)
    filled: Acts = field(default_factory=dict)
    commented: Acts = field(default_factory=dict)
    forum: Acts = field(default_factory=dict)
    began: dict[int, datetime] = field(default_factory=dict)
    spoke: dict[int, datetime] = field(default_factory=dict)

    @property
    def active(self) -> Teams:
        return (set(self.filled) | set(self.forum)) & self.invited


@dataclass(frozen=True)
class Share:
    """Some districts of those that could: web and other channels apart."""

    some: int
    all: int
    web: int = 0

    @property
    def other(self) -> int:
        return self.some - self.web

    @property
    def value(self) -> float | None:
        return self.some / self.all if self.all else None


@dataclass(frozen=True)
class Line:
    """A cycle in the table. hours: median from the opening to a district's first act, and of how
    many districts; drop_off: 1 - forum / filled; retained: active here of those active before."""

    cycle: Cycle
    filled: Share
    commented: Share
    forum: Share
    hours_to_answer: tuple[float | None, int]
    hours_to_speak: tuple[float | None, int]
    lost: Share
    retained: Share | None


def lines_of(cycles: Sequence[Cycle]) -> list[Line]:
    """The newest first. Six queries, however many cycles and districts."""
    before = {cycle.pk: cycle.previous_id for cycle in cycles}
    wanted = {*before, *(key for key in before.values() if key)}
    steps = _steps(wanted)
    facts = facts_of(wanted, steps)
    return [_line(it, facts, steps.get(it.pk, {})) for it in cycles]


def facts_of(cycles: Iterable[int], steps: dict[int, dict[int, Step]]) -> dict[int, Facts]:
    found = {key: Facts() for key in cycles}
    for part in Participation.objects.filter(cycle__in=found, team__kind=TeamKind.HDMT):
        opening = steps.get(part.cycle_id, {}).get(COMPLETION)
        if _was_there(part, opening):
            found[part.cycle_id].invited.add(part.team_id)
    _count_answers(found)
    _count_posts(found)
    return found


def _steps(cycles: Iterable[int]) -> dict[int, dict[int, Step]]:
    rows: dict[int, dict[int, Step]] = defaultdict(dict)
    for step in Step.objects.filter(cycle__in=cycles).order_by():
        rows[step.cycle_id][step.number] = step
    return rows


def _was_there(part: Participation, opening: Step | None) -> bool:
    """Enrolled when completion opened; before that, enrolled now."""
    if opening is None:
        return part.left_at is None
    moment = opening.opens_at
    return part.invited_at <= moment and (part.left_at is None or part.left_at > moment)


def _key(subject: str) -> int:
    return int(subject.removeprefix("cycle:"))


def _subjects(found: dict[int, Facts]) -> list[str]:
    return [f"cycle:{key}" for key in found]


def _count_answers(found: dict[int, Facts]) -> None:
    """The last submission of each district counts; its first word on the sheet is its first act."""
    rows = Submission.objects.filter(
        sheet__subject__in=_subjects(found), deprecated_by=None
    ).values_list("sheet__subject", "sheet__team", "answered", "asked", "channel", "at")
    for subject, team, answered, asked, channel, at in rows:
        facts = found[_key(subject)]
        facts.began[team] = at
        if team in facts.invited and asked and answered / asked >= FILLED:
            facts.filled[team] = channel
    begun = Field.objects.filter(sheet__subject__in=_subjects(found)).order_by()
    for subject, team, at in begun.values_list("sheet__subject", "sheet__team").annotate(Min("at")):
        began = found[_key(subject)].began
        began[team] = min(at, began.get(team, at))


def _count_posts(found: dict[int, Facts]) -> None:
    posts = Post.objects.standing().filter(
        thread__subject__in=_subjects(found), thread__team=None, team__isnull=False
    )
    rows = posts.order_by("at", "pk").values_list(
        "thread__subject", "team", "channel", "at", "thread__topic__chart"
    )
    for subject, team, channel, at, chart in rows:
        facts = found[_key(subject)]
        if team not in facts.invited:
            continue
        facts.forum.setdefault(team, channel)
        facts.spoke.setdefault(team, at)
        if chart:
            facts.commented.setdefault(team, channel)


def _line(cycle: Cycle, known: dict[int, Facts], steps: dict[int, Step]) -> Line:
    facts = known[cycle.pk]
    before = known.get(cycle.previous_id or 0)
    lost = len(set(facts.filled) - set(facts.forum))
    return Line(
        cycle,
        _share(facts.filled, facts.invited),
        _share(facts.commented, facts.invited),
        _share(facts.forum, facts.invited),
        _hours(facts.began, facts.invited, steps.get(COMPLETION)),
        _hours(facts.spoke, facts.invited, steps.get(DISCUSSION)),
        Share(lost, len(facts.filled)),
        Share(len(facts.active & before.active), len(before.active)) if before else None,
    )


def _share(acts: Acts, invited: Teams) -> Share:
    return Share(len(acts), len(invited), sum(channel == WEB for channel in acts.values()))


def _hours(
    acts: dict[int, datetime], invited: Teams, opening: Step | None
) -> tuple[float | None, int]:
    """Median hours from the opening of the step to the first act; how many districts acted."""
    waits = [
        (at - opening.opens_at).total_seconds() / HOUR
        for team, at in acts.items()
        if opening and team in invited
    ]
    return (median(waits) if waits else None), len(waits)
