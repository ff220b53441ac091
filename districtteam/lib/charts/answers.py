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
from .yours import Yours

MOST_CHOICES = 40
FEWEST_HIDDEN = 5  # teams that hidden answers must have together
MOST_NAMED = 2  # answers given by as many; of more than these none stands out


@dataclass(frozen=True)
class Choice:
    """An answer that could be given, and how many gave it; None where that may not be shown.

    Where only one could be given, `one_of` hides the smallest others too, until nothing gives a
    hidden count away.
    """

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

    hidden: stands where a count may not be shown, why: the reason, below; several: says that more
    than one could be given.
    """

    of: Callable[[int, int], str] = field(default=lambda count, total: f"{count} of {total}")
    base: Callable[[int, int], str] = field(
        default=lambda answered, missing: f"{answered} answers, {missing} missing"
    )
    hidden: str = "Hidden"
    why: str = "Hidden: so few that they could be recognised, or that would tell of another."
    several: str = "Several answers could be given."


def one_of(
    choices: Sequence[Choice], asked: Asked, words: AnswerWords, *, ordered: bool = False
) -> Drawn:
    """A bar for each answer, the commonest first unless the answers have an order of their own.

    Bars are shares of all who answered. Own mark: the key of the own answer.
    """
    kept = _without_telltale(choices, asked.answered)
    shown = kept if ordered else sorted(kept, key=_by_count)
    return _drawn(shown, asked, words, _sentence("most_said", shown, asked))


def several_of(choices: Sequence[Choice], asked: Asked, words: AnswerWords) -> Drawn:
    """As `one_of`; shares may add up to more than all. Own mark: the keys of the own answers."""
    shown = sorted(choices, key=_by_count)
    base = replace(words, base=lambda *asked: f"{words.several} {words.base(*asked)}".strip())
    return _drawn(shown, asked, base, _sentence("most_often_said", shown, asked))


def _without_telltale(choices: Sequence[Choice], answered: int) -> list[Choice]:
    """The smallest counts hidden with those that are, until the rest of all tells of none of them.

    A count of nobody hides nothing beside it.
    """
    kept = list(choices)
    while _tells(kept, answered):
        counts = [choice.count for choice in kept if choice.count]
        if not counts:
            break
        place = next(n for n, choice in enumerate(kept) if choice.count == min(counts))
        kept[place] = replace(kept[place], count=None)
    return kept


def _tells(choices: Sequence[Choice], answered: int) -> bool:
    """Whether the hidden counts could be worked out, or nearly, from those that are shown."""
    hidden = sum(choice.count is None for choice in choices)
    rest = answered - sum(choice.count or 0 for choice in choices)
    return hidden == 1 or (hidden > 1 and rest < FEWEST_HIDDEN)


def _by_count(choice: Choice) -> tuple[bool, int]:
    return choice.count is None, -(choice.count or 0)


def _sentence(code: str, choices: Sequence[Choice], asked: Asked) -> Sentence:
    known = [choice for choice in choices if choice.count]
    if not known and any(choice.count is None for choice in choices) and asked.answered > 0:
        return Sentence("answers_hidden", {"answered": asked.answered})
    if not known or asked.answered <= 0:
        return Sentence("no_answers", {"missing": asked.missing})
    most = max(choice.count or 0 for choice in known)
    labels = [choice.label for choice in known if choice.count == most]
    facts = {"labels": labels, "count": most, "answered": asked.answered}
    code = code if len(labels) <= MOST_NAMED else "none_stands_out"
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
    known = {choice.key: {"label": choice.label, "count": choice.count} for choice in choices}
    yours = Yours("answers", {"answered": asked.answered}, known)
    return Drawn(svg, sentence, table, KeyedSlot(OWN_BAR, bars.places()), yours)


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
        bottom = write_base(self.canvas, base, bottom)
        hidden = any(choice.count is None for choice, _ in self.rows)
        return write_base(self.canvas, self.words.why, bottom) if hidden else bottom

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
