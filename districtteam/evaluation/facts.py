"""What is known of cycles: which districts took part, when and by which channel each acted.

Definitions, so that figures stay comparable with 2016-17 (the project's domain notes, section 1):
invited: enrolled when completion opened; filled: confirmed with at least 80 % of what was asked;
commented: a post of the district's own under a published result; forum: any post of its own in the
cycle's conversations. Facilitators and experts never count. A district's first act in a step is
timed from its prompt: the first message to it about that step, else the step's opening.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Min

from districtteam.cycle.core.models import COMPLETION, Cycle, Notice, Participation, Step
from districtteam.cycle.core.subjects import cycle_in, subject_of
from districtteam.cycle.step1_issue.models import Ballot
from districtteam.cycle.step3_completion.queries import is_filled
from districtteam.cycle.step6_translation.models import CheckIn, Commitment
from districtteam.deliberation.models import Post
from districtteam.people.models import Membership
from districtteam.people.roles import TeamKind
from districtteam.questionnaires.models import Field, Refusal, Submission

Teams = set[int]
Acts = dict[int, str]  # district: channel of its first act
Steps = dict[int, dict[int, Step]]  # by cycle and number


@dataclass
class Facts:
    """A cycle's: districts by key, each act with its channel and first moment; persons by key."""

    invited: Teams = field(default_factory=set)
    confirmed: Acts = field(default_factory=dict)
    filled: Acts = field(default_factory=dict)
    commented: Acts = field(default_factory=dict)
    forum: Acts = field(default_factory=dict)
    committed: Acts = field(default_factory=dict)
    began: dict[int, datetime] = field(default_factory=dict)
    spoke: dict[int, datetime] = field(default_factory=dict)
    prompted: dict[tuple[int, int], datetime] = field(default_factory=dict)  # (step, district)
    registered: set[int] = field(default_factory=set)
    acting: set[int] = field(default_factory=set)

    @property
    def active(self) -> Teams:
        return (set(self.filled) | set(self.forum)) & self.invited


def steps_of(cycles: Iterable[int]) -> Steps:
    rows: Steps = defaultdict(dict)
    for step in Step.objects.filter(cycle__in=list(cycles)).order_by():
        rows[step.cycle_id][step.number] = step
    return rows


def facts_of(cycles: Iterable[Cycle], steps: Steps) -> dict[int, Facts]:
    """By the cycle's key. A dozen queries, however many cycles and districts."""
    listed = {cycle.pk: cycle for cycle in cycles}
    found = {key: Facts() for key in listed}
    _count_invited(found, steps)
    _count_prompts(found)
    _count_answers(found)
    _count_posts(found)
    _count_commitments(found)
    _count_registered(found, listed, steps)
    _count_persons(found)
    return found


def was_there(part: Participation, opening: Step | None) -> bool:
    """Enrolled when completion opened; before that, enrolled now."""
    if opening is None:
        return part.left_at is None
    moment = opening.opens_at
    return part.invited_at <= moment and (part.left_at is None or part.left_at > moment)


def subjects_of(cycles: Iterable[int]) -> list[str]:
    return [subject_of(key) for key in cycles]


def _count_invited(found: dict[int, Facts], steps: Steps) -> None:
    for part in Participation.objects.filter(cycle__in=found, team__kind=TeamKind.HDMT):
        if was_there(part, steps.get(part.cycle_id, {}).get(COMPLETION)):
            found[part.cycle_id].invited.add(part.team_id)


def _count_prompts(found: dict[int, Facts]) -> None:
    told = Notice.objects.filter(cycle__in=found, team__isnull=False).order_by()
    rows = told.values_list("cycle", "number", "team").annotate(Min("told_at"))
    for cycle, number, team, at in rows:
        found[cycle].prompted[number, team] = at


def _count_answers(found: dict[int, Facts]) -> None:
    """The last submission of each district counts; its first word on the sheet is its first act."""
    rows = Submission.objects.filter(
        sheet__subject__in=subjects_of(found), deprecated_by=None
    ).values_list("sheet__subject", "sheet__team", "answered", "asked", "channel", "at")
    for subject, team, answered, asked, channel, at in rows:
        facts = found[cycle_in(subject)]
        facts.began[team] = at
        if team in facts.invited:
            facts.confirmed[team] = channel
            if is_filled(answered, asked):
                facts.filled[team] = channel
    begun = Field.objects.filter(sheet__subject__in=subjects_of(found)).order_by()
    for subject, team, at in begun.values_list("sheet__subject", "sheet__team").annotate(Min("at")):
        began = found[cycle_in(subject)].began
        began[team] = min(at, began.get(team, at))


def _count_posts(found: dict[int, Facts]) -> None:
    posts = Post.objects.standing().filter(
        thread__subject__in=subjects_of(found), thread__team=None, team__isnull=False
    )
    rows = posts.order_by("at", "pk").values_list(
        "thread__subject", "team", "channel", "at", "thread__topic__chart"
    )
    for subject, team, channel, at, chart in rows:
        facts = found[cycle_in(subject)]
        if team not in facts.invited:
            continue
        facts.forum.setdefault(team, channel)
        facts.spoke.setdefault(team, at)
        if chart:
            facts.commented.setdefault(team, channel)


def _count_commitments(found: dict[int, Facts]) -> None:
    made = Commitment.objects.filter(cycle__in=found, confirmed_at__isnull=False)
    for cycle, team, channel in made.order_by("pk").values_list("cycle", "team", "channel"):
        if team in found[cycle].invited:
            found[cycle].committed.setdefault(team, channel)


def _count_registered(found: dict[int, Facts], cycles: dict[int, Cycle], steps: Steps) -> None:
    """Whoever held a post in an invited district on a day from the opening of completion on."""
    teams = set().union(*(facts.invited for facts in found.values()))
    posts = Membership.objects.filter(team__in=teams).order_by()
    held: dict[int, list[tuple[int, date, date | None]]] = defaultdict(list)
    for team, person, starts, ends in posts.values_list("team", "person", "starts", "ends"):
        held[team].append((person, starts, ends))
    for key, facts in found.items():
        opening = steps.get(key, {}).get(COMPLETION)
        first = opening.opens_at.date() if opening else date.max
        ended = cycles[key].ended_at
        last = ended.date() if ended else date.max
        facts.registered = {
            person
            for team in facts.invited
            for person, starts, ends in held[team]
            if (ends is None or ends > min(first, last)) and starts <= last
        }


def _count_persons(found: dict[int, Facts]) -> None:
    """Who wrote, said or confirmed anything for a district; spoken for by telephone counts, too."""
    for subject, person, other in _who_wrote(subjects_of(found)):
        found[cycle_in(subject)].acting.add(other or person)
    for cycle, *persons in _who_acted(found):
        found[cycle].acting.update(persons)
    for facts in found.values():
        facts.acting &= facts.registered


def _who_wrote(subjects: list[str]) -> Iterator[tuple[str, int, int | None]]:
    """By subject: the writer, and for whom, where somebody else was told."""
    within = {"sheet__subject__in": subjects}
    kept = ("sheet__subject", "by", "on_behalf_of")
    yield from Field.objects.filter(**within).order_by().values_list(*kept).distinct()
    yield from Refusal.objects.filter(**within).order_by().values_list(*kept).distinct()
    given = Submission.objects.filter(**within).order_by()
    yield from given.values_list("sheet__subject", "confirmed_by", "on_behalf_of")
    said = Post.objects.filter(thread__subject__in=subjects).order_by()
    yield from said.values_list("thread__subject", "author", "told_by").distinct()


def _who_acted(cycles: Iterable[int]) -> Iterator[tuple[int, ...]]:
    """By cycle: who prepared and confirmed votes and commitments, and reported back."""
    keys = list(cycles)
    kept = ("cycle", "prepared_by", "confirmed_by")
    yield from Ballot.objects.filter(cycle__in=keys).values_list(*kept)
    yield from Commitment.objects.filter(cycle__in=keys).values_list(*kept)
    reports = CheckIn.objects.filter(commitment__cycle__in=keys).order_by()
    yield from reports.values_list("commitment__cycle", "by")
