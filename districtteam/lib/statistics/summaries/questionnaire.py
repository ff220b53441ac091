"""A whole questionnaire, question by question and group by group."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, cast

from .amounts import Amounts, amounts
from .answers import NOT_ASKED, NOTHING
from .choices import Choices, Kind, choices_of, hashable, tally
from .texts import Texts, texts

Summary = Choices | Amounts | Texts
Column = Sequence[object]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its kind, and its options in their declared order where it has any."""

    name: str
    kind: Literal["select_one", "select_multiple", "scale", "number", "text"]
    options: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    edges: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True)
class Summarised:
    """A question's answers: of all teams, and of each declared group in the declared order.

    A group nobody belongs to is there, empty; teams of no declared group count in the whole only.
    """

    name: str
    whole: Summary
    groups: tuple[tuple[str, Summary], ...] = ()


def summarise(
    columns: Mapping[str, Column],
    questions: Iterable[Question],
    *,
    groups: Column | None = None,
    declared: Sequence[str] = (),
) -> tuple[Summarised, ...]:
    """Every question's summary, in the order of the questions.

    columns: for each question the teams' answers, a team at the same place in all; a question
    without a column was asked of nobody. groups: each team's group; declared: the groups, fixed
    before results are seen. Base and counts are not yet judged: pass `bases` to
    `small_numbers.guard` before anything is shown.

    >>> answers = {"power": ["yes", "no", "yes"], "beds": [10, None, 30]}
    >>> asked = [Question("power", "select_one", ("yes", "no")), Question("beds", "number")]
    >>> power, beds = summarise(answers, asked, groups=["n", "s", "n"], declared=["n", "s"])
    >>> power.groups[0][1].counts, beds.whole.spread.mean, beds.groups[1][1].base.missing
    ((('yes', 2), ('no', 0)), 20.0, 1)
    """
    teams = len(groups) if groups is not None else max(map(len, columns.values()), default=0)
    nobody = [NOT_ASKED] * teams
    return tuple(
        Summarised(it.name, *_parts(it, columns.get(it.name, nobody), groups, declared))
        for it in questions
    )


def bases(
    answers: Column, teams: Sequence[Hashable], *, groups: Sequence[Hashable] | None = None
) -> dict[Hashable, frozenset[Hashable]]:
    """The teams behind a question's figure, by group, for `small_numbers.guard`.

    Without groups all are under None. A team stands behind a figure when it answered.

    >>> bases(["yes", None, "no"], ["A", "B", "C"], groups=["n", "n", "s"])
    {'n': frozenset({'A'}), 's': frozenset({'C'})}
    """
    of: Sequence[Hashable] = groups if groups is not None else [None] * len(teams)
    found: dict[Hashable, set[Hashable]] = {}
    for answer, team, group in zip(answers, teams, of, strict=True):
        behind = found.setdefault(group, set())
        if answer is not NOT_ASKED and not (isinstance(answer, Hashable) and answer in NOTHING):
            behind.add(team)
    return {group: frozenset(behind) for group, behind in found.items()}


def _parts(
    question: Question, column: Column, groups: Column | None, declared: Sequence[str]
) -> tuple[Summary, tuple[tuple[str, Summary], ...]]:
    if groups is None or not declared:
        return _summary(question, column), ()
    if question.kind not in {"number", "text"}:
        return _counted_parts(question, column, groups, declared)
    within = _split(column, groups)
    return _summary(question, column), tuple(
        (name, _summary(question, within.get(name, ()))) for name in declared
    )


def _counted_parts(
    question: Question, column: Column, groups: Column, declared: Sequence[str]
) -> tuple[Summary, tuple[tuple[str, Summary], ...]]:
    """Every answer is looked at once: the whole is the sum of the groups."""
    within: dict[object, Counter[Hashable]] = defaultdict(Counter)
    whole: Counter[Hashable] = Counter()
    for (group, answer), count in _tally_pairs(column, groups).items():
        within[group][answer] += count
        whole[answer] += count
    return _choices(question, whole), tuple(
        (name, _choices(question, within[name])) for name in declared
    )


def _tally_pairs(column: Column, groups: Column) -> Counter[tuple[object, Hashable]]:
    try:
        return Counter(zip(groups, column, strict=True))
    except TypeError:
        return Counter(zip(groups, map(hashable, column), strict=True))


def _split(column: Column, groups: Column) -> dict[object, list[object]]:
    within: dict[object, list[object]] = defaultdict(list)
    for group, answer in zip(groups, column, strict=True):
        within[group].append(answer)
    return within


def _summary(question: Question, column: Column) -> Summary:
    if question.kind == "number":
        return amounts(column, edges=question.edges)
    if question.kind == "text":
        return texts(column)
    return _choices(question, tally(column))


def _choices(question: Question, counts: Mapping[Hashable, int]) -> Choices:
    return choices_of(counts, question.options, cast(Kind, question.kind), question.apart)
