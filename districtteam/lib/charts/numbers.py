"""Numbers that teams gave: each a dot, with the middle half shaded."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles

from .axis import real, reals
from .crowd import Crowd, crowd
from .drawn import Drawn, Table
from .words import Sentence, Words
from .yours import NOTHING, Yours

FEWEST = 4  # values from which quarters are shown


@dataclass(frozen=True)
class NumberWords(Words):
    """half: of the median, with the slot %(figure)s; middle: what the band means.

    dot: what a dot means; base: how many answered or did not.
    """

    half: str = "Half: %(figure)s or more"
    dot: str = "Each dot: an answer"
    middle: str = "The middle half of the answers"
    base: Callable[[int, int], str] = field(
        default=lambda answered, missing: f"{answered} answers, {missing} missing"
    )


def number_of(
    values: Sequence[float | None],
    words: NumberWords,
    places: Mapping[str, float | None] | None = None,
) -> Drawn:
    """Dots along an axis, the median as a line, the middle half of all as a band.

    Own mark: the own number and how it is written, or a key of `places` if given.
    """
    known = reals(values)
    missing = len(values) - len(known)
    sentence = Sentence("no_answers", {"missing": missing})
    lines: list[tuple[str, float]] = []
    middle = _middle(known)
    if known:
        half = median(known)
        lines = [(words.half, half)]
        facts = {"half": half, "low": middle[0], "high": middle[1]} if middle else {"half": half}
        facts |= {"least": min(known), "most": max(known)}
        counts = {"answered": len(known), "missing": missing}
        sentence = Sentence("half_between" if middle else "half_is", {**facts, **counts})
    table = Table(("value",), tuple((value,) for value in sorted(known)))
    kept: dict[str, float] | None = None
    if places is not None:
        kept = {key: own for key, value in places.items() if (own := real(value)) is not None}
    base = words.base(len(values) - missing, missing)
    yours = _yours(known, kept)
    shown = Crowd(known, lines, middle, kept, base, words.middle, words.dot, yours)
    return crowd(shown, words, sentence, table)


def _yours(known: Sequence[float], places: Mapping[str, float] | None) -> Yours:
    if not known:
        return NOTHING
    facts = {"code": "you_beside_answers", "half": median(known)}
    if places is None:
        return Yours("value", facts)
    return Yours("team", facts, {key: {"own": value} for key, value in places.items()})


def _middle(known: Sequence[float]) -> tuple[float, float] | None:
    if len(known) < FEWEST:
        return None
    first, _, third = quantiles(known, n=4, method="inclusive")
    return first, third
