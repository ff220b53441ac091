"""Participation through the steps: of all invited, how many teams got how far."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .axis import Axis
from .canvas import NARROWEST, PALE, SMALL, THIN, WIDE_BAND, Canvas, short
from .captions import BAR, Captioned, captioned, room_of, write_base, write_caption, write_figure
from .drawn import Drawn, Table, finished, rows_of
from .notes import write_key
from .slots import KeyedSlot
from .text import fitted, width, written
from .words import Sentence, Words
from .yours import Yours

TICK = 'stroke-width="2"'
TICK_ROOM = 22  # pixels before the words for what is done
MOST_OWN = NARROWEST * 0.45


@dataclass(frozen=True)
class Passed:
    """A step and how many teams did it; before: how many did in the round before, if known."""

    key: str
    label: str
    count: int
    before: int | None = None


@dataclass(frozen=True)
class StepWords(Words):
    """of: writes a count out of the invited; before: what the mark of the round before means.

    done, undone: beside a step that the own team has done, or is not known to have done.
    """

    of: Callable[[int, int], str] = field(default=lambda count, total: f"{count} of {total}")
    before: str = "Last round"
    done: str = "You: done"
    undone: str = "You: not recorded"
    base: str = ""


def participation(
    steps: Sequence[Passed], invited: int, words: StepWords, invited_before: int | None = None
) -> Drawn:
    """A bar for each step on a track of all invited, with the round before as a mark.

    Own mark: the keys of the steps that the own team has done; at the others it is said that it is
    not recorded, since the figures do not tell "not yet" from "not done".
    """
    canvas = Canvas()
    before = invited_before or invited
    top = _legend(canvas, words) if any(s.before is not None for s in steps) else 0.0
    figures = [words.of(step.count, max(0, invited)) for step in steps]
    end = 100 - room_of(figures)
    whole = max([1, invited, *(step.count for step in steps)])
    scale = Axis(0, whole, 0, end)
    done, undone = (fitted(text, SMALL, MOST_OWN, bold=True) for text in (words.done, words.undone))
    beside = max(width(done, SMALL, bold=True) + TICK_ROOM, width(undone, SMALL))
    rows = captioned([step.label for step in steps], top, NARROWEST - beside - 8)
    for step, row, figure in zip(steps, rows, figures, strict=True):
        write_caption(canvas, row)
        canvas.bar(WIDE_BAND, 0, scale.at(max(invited, 0)), row.bar, BAR)
        canvas.bar(PALE, 0, scale.at(step.count), row.bar, BAR)
        if step.before is not None and before > 0:
            x = scale.at(step.before / before * invited)
            canvas.upright(THIN, x, row.bar - 2, row.bar + BAR + 2, TICK)
        write_figure(canvas, row, figure)
    height = write_base(canvas, words.base, rows[-1].bottom + 8 if rows else top)
    sentence = _sentence(steps, invited)
    table = Table(
        ("step", "count", "invited", "before"),
        rows_of((step.label, step.count, invited, step.before) for step in steps),
    )
    places = {step.key: _place(row) for step, row in zip(steps, rows, strict=True)}
    svg = finished(canvas, height, words, sentence)
    yours = Yours("steps", {}, {step.key: {"label": step.label} for step in steps})
    return Drawn(svg, sentence, table, KeyedSlot(_done(done), places, _undone(undone)), yours)


def _legend(canvas: Canvas, words: StepWords) -> float:
    key = Canvas()
    key.put(THIN, '<path d="M13 0v16"/>', TICK)
    return write_key(canvas, key, words.before, 0) + 8


def _done(text: str) -> tuple[str, ...]:
    """A tick and that it is done, at the right end of the step's words."""
    room = width(text, SMALL, bold=True)
    tick = f'<path transform="translate({short(-room - 19)})" d="M0-4l4 4 7-9" fill="none"'
    return (
        '<svg x="100%" overflow="visible" y="',
        f'">{tick} class="ti" stroke="#1c2033" stroke-width="2.5"/>'
        f'<text font-weight="700" font-size="{SMALL}" text-anchor="end">{written(text)}</text>'
        "</svg>",
    )


def _undone(text: str) -> tuple[str, ...]:
    """Words in place of the tick, where a step is not known as done."""
    return (
        f'<text font-size="{SMALL}" text-anchor="end" x="100%" y="',
        f'">{written(text)}</text>',
    )


def _place(row: Captioned) -> list[str]:
    return [short(row.top + 12)]


def _sentence(steps: Sequence[Passed], invited: int) -> Sentence:
    """How many reached the last step, and between which two steps most were lost."""
    if not steps or invited <= 0:
        return Sentence("nobody_invited", {"invited": max(0, invited)})
    last = steps[-1]
    facts = {"step": last.label, "count": last.count, "invited": invited}
    losses = [(one.count - two.count, one.label, two.label) for one, two in pairwise(steps)]
    lost, after, where = max(losses, key=lambda loss: loss[0], default=(0, "", ""))
    if lost > 0:
        return Sentence("most_lost", {**facts, "lost": lost, "after": after, "at": where})
    return Sentence("reached", facts)
