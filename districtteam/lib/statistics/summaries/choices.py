"""Questions with options: one of them, several of them, or steps of a scale."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from districtteam.lib.statistics.proportions import Proportion, proportion

from .answers import NOT_ASKED, NOTHING, Base, base_of

Kind = Literal["select_one", "select_multiple", "scale"]


@dataclass(frozen=True)
class Choices:
    """How many teams chose each option, in the declared order, those nobody chose included.

    base.unusable: answers that are none of the options. Of several options each share is of the
    teams that answered, so together they may pass 1. apart: options beside the scale (don't
    know), counted but outside its middle.
    """

    kind: Kind
    base: Base
    counts: tuple[tuple[str, int], ...]
    apart: tuple[str, ...] = ()

    @cached_property
    def _of(self) -> Mapping[str, int]:
        return dict(self.counts)

    def share(self, *options: str, population: int | None = None) -> Proportion:
        """The share of answering teams that chose one of these options, with Wilson's bounds.

        Several options may be named for one choice or a scale, not where teams chose several
        (ValueError), since those who chose two would count twice.
        """
        if self.kind == "select_multiple" and len(options) > 1:
            raise ValueError("Those who chose two options would be counted twice.")
        chosen = sum(self._of.get(option, 0) for option in set(options))
        return proportion(chosen, self.base.answered, population=population)

    def step(self, part: float = 0.5) -> str | None:
        """The step of a scale up to which at least this part of the answers lie; None without.

        The middle of a scale is a step, never a mean: its steps are in order but not equally far.
        """
        steps = [(name, count) for name, count in self.counts if name not in self.apart]
        needed, so_far = part * sum(count for _, count in steps), 0
        for name, count in steps:
            so_far += count
            if so_far and so_far >= needed:
                return name
        return None


def choices(
    answers: Iterable[object],
    options: Sequence[str],
    kind: Kind = "select_one",
    *,
    apart: Iterable[str] = (),
) -> Choices:
    """Count the answers to a question with options.

    answers: one for each team: an option's name, for several of them names between spaces or a
    list; None or "" where missing, NOT_ASKED where skipped.

    >>> it = choices(["yes", "no", "yes", None, "maybe"], ["yes", "no", "never"])
    >>> it.counts, it.base
    ((('yes', 2), ('no', 1), ('never', 0)), Base(answered=3, missing=1, not_asked=0, unusable=1))
    >>> choices(["water power", "power", ""], ["water", "power"], "select_multiple").counts
    (('water', 1), ('power', 2))
    >>> choices(["low", "high", "high", "?"], ["low", "high", "?"], "scale", apart=["?"]).step()
    'high'
    """
    return choices_of(tally(answers), options, kind, tuple(apart))


def tally(answers: Iterable[object]) -> Counter[Hashable]:
    """How often each answer was given; lists, which cannot be keys, as tuples."""
    given = answers if isinstance(answers, Sequence) else list(answers)
    try:
        return Counter(given)
    except TypeError:
        return Counter(map(hashable, given))


def hashable(answer: object) -> Hashable:
    """The answer as something that can be counted: a list as a tuple, the strange as text."""
    if isinstance(answer, (list, set, tuple)):
        return tuple(map(hashable, answer))
    return answer if isinstance(answer, Hashable) else repr(answer)


def choices_of(
    counts: Mapping[Hashable, int], options: Sequence[str], kind: Kind, apart: tuple[str, ...]
) -> Choices:
    """The summary of tallied answers."""
    split = _several if kind == "select_multiple" else _one
    chosen = dict.fromkeys(options, 0)
    unusable = 0
    for answer, count in counts.items():
        if answer is NOT_ASKED or answer in NOTHING:
            continue
        names = split(answer)
        if not all(name in chosen for name in names):
            unusable += count
            continue
        for name in names:
            chosen[name] += count
    return Choices(kind, base_of(counts, unusable), tuple(chosen.items()), apart)


def _one(answer: Hashable) -> Iterable[str]:
    return (answer,)  # type: ignore[return-value]  # what is no option is found out by the caller


def _several(answer: Hashable) -> Iterable[str]:
    """Each option once, however often it was named; blanks alone are an answer of none."""
    if isinstance(answer, str):
        return dict.fromkeys(answer.split())
    return dict.fromkeys(answer) if isinstance(answer, tuple) else _one(answer)
