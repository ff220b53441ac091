"""Answers to a question: one of several, or as many as apply."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from .axis import Axis
from .canvas import NARROWEST, PALE, SMALL, SOFT, WIDE_BAND, Canvas, percent, short
from .captions import BAR, Captioned, captioned, room_of, write_base, write_caption, write_figure
from .drawn import Drawn, Table, finished, rows_of
from .slots import KeyedSlot
from .text import fitted, width, written
from .words import Sentence, Words

MOST_CHOICES = 40


@dataclass(frozen=True)
class Choice:
    """An answer that could be given, and how many gave it; None where that may not be shown."""

    key: str
    label: str
    count: int | None


@dataclass(frozen=True)
class Asked:
    """answered: how many teams gave any answer; missing: how many gave none."""

    answered: int
    missing: int = 0


@dataclass(frozen=True)
class AnswerWords(Words):
    """of: writes a count out of all, such as 18 (53 %); base: writes how many answered or did not.

    hidden: stands where a count may not be shown; several: says that more than one could be given.
    """

    of: Callable[[int, int], str] = field(default=lambda count, total: f"{count} of {total}")
    base: Callable[[int, int], str] = field(
        default=lambda answered, missing: f"{answered} answers, {missing} missing"
    )
    hidden: str = "Too few to show"
    several: str = "Several answers could be given."


def one_of(
    choices: Sequence[Choice], asked: Asked, words: AnswerWords, *, ordered: bool = False
) -> Drawn:
    """A bar for each answer, the commonest first unless the answers have an order of their own.

    Bars are shares of all who answered. Own mark: the key of the own answer.
    """
    shown = list(choices) if ordered else sorted(choices, key=_by_count)
    return _drawn(shown, asked, words, _sentence("most_said", shown, asked))


def several_of(choices: Sequence[Choice], asked: Asked, words: AnswerWords) -> Drawn:
    """As `one_of`; shares may add up to more than all. Own mark: the keys of the own answers."""
    shown = sorted(choices, key=_by_count)
    base = replace(words, base=lambda *asked: f"{words.several} {words.base(*asked)}".strip())
    return _drawn(shown, asked, base, _sentence("most_often_said", shown, asked))


def _by_count(choice: Choice) -> tuple[bool, int]:
    return choice.count is None, -(choice.count or 0)


def _sentence(code: str, choices: Sequence[Choice], asked: Asked) -> Sentence:
    known = [choice for choice in choices if choice.count]
    if not known or asked.answered <= 0:
        return Sentence("no_answers", {"missing": asked.missing})
    most = max(choice.count or 0 for choice in known)
    labels = [choice.label for choice in known if choice.count == most]
    facts = {"labels": labels, "count": most, "answered": asked.answered}
    return Sentence(code, {**facts, "missing": asked.missing})


def _drawn(
    choices: Sequence[Choice], asked: Asked, words: AnswerWords, sentence: Sentence
) -> Drawn:
    bars = _Bars(choices[:MOST_CHOICES], asked, words)
    table = Table(
        ("answer", "count", "answered"),
        rows_of((choice.label, choice.count, asked.answered) for choice in choices),
    )
    svg = finished(bars.canvas, bars.draw(), words, sentence)
    return Drawn(svg, sentence, table, KeyedSlot(OWN_BAR, bars.places()))


OWN_BAR = (
    f'<rect height="{BAR}" y="',
    '" width="',
    f'"/><text font-weight="700" font-size="{SMALL}" y="',
    '" x="',
    '" dx="',
    "</text>",
)
ON = ' class="cg" fill="#fff"'
INDENT = 6  # pixels before words in a bar or after one


class _Bars:
    """A bar for each answer, under its words, with its count at the right."""

    def __init__(self, choices: Sequence[Choice], asked: Asked, words: AnswerWords) -> None:
        self.asked, self.words = asked, words
        self.canvas = Canvas()
        self.rows = list(zip(choices, captioned([choice.label for choice in choices]), strict=True))
        counts = [choice.count for choice in choices if choice.count is not None]
        whole = max([1, asked.answered, *counts])
        self.you = fitted(words.you, SMALL, NARROWEST * 0.4, bold=True)
        self.axis = Axis(0, whole, 0, 100 - room_of([self._figure(count) for count in counts]))

    def _figure(self, count: int) -> str:
        return self.words.of(count, max(0, self.asked.answered))

    def draw(self) -> float:
        """Everything but the own mark; how high the picture is."""
        for choice, row in self.rows:
            write_caption(self.canvas, row)
            if choice.count is None:
                self.canvas.text(SOFT, "0", row.bar + BAR - 4, self._hidden())
            else:
                self.canvas.bar(WIDE_BAND, 0, self.axis.end, row.bar, BAR)
                self.canvas.bar(PALE, 0, self.axis.at(choice.count), row.bar, BAR)
                write_figure(self.canvas, row, self._figure(choice.count))
        bottom = self.rows[-1][1].bottom + 8 if self.rows else 0.0
        base = self.words.base(self.asked.answered, self.asked.missing)
        return write_base(self.canvas, base, bottom)

    def _hidden(self) -> str:
        """The words for a count that may not be shown, with room beside them for the own mark."""
        room = NARROWEST - width(self.you, SMALL, bold=True) - 3 * INDENT
        return fitted(self.words.hidden, SMALL, room)

    def places(self) -> dict[str, list[str]]:
        return {choice.key: self._place(choice, row) for choice, row in self.rows}

    def _place(self, choice: Choice, row: Captioned) -> list[str]:
        """The own bar dark, with the word for oneself in it, or after it where it is short."""
        top, baseline, you = short(row.bar), short(row.bar + BAR - 4), written(self.you)
        if choice.count is None:
            after = 2 * INDENT + width(self._hidden(), SMALL)
            return [top, "0", baseline, "0", f'{short(after)}">{you}']
        end = self.axis.at(choice.count)
        if width(self.you, SMALL, bold=True) + 2 * INDENT <= end / 100 * NARROWEST:
            return [top, percent(end), baseline, "0", f'{INDENT}"{ON}>{you}']
        return [top, percent(end), baseline, percent(end), f'{INDENT}">{you}']
