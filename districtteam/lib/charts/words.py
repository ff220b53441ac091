"""Words in a chart: those that it is given, and the sentence that it says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Sentence:
    """What a chart says, to be put into words where words are made.

    code: which sentence; facts: plain numbers and labels for its named slots.
    """

    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Words:
    """What a chart cannot know: its title and how it writes a figure in the reader's language.

    say: puts the chart's sentence into words, for those who cannot see it; number: writes a value;
    tick: the same, shorter, under an axis; you: what the reader's own team is called; nothing:
    stands where there is no figure.
    """

    title: str
    say: Callable[[Sentence], str] = field(default=lambda sentence: sentence.code)
    number: Callable[[float], str] = field(default=lambda value: f"{value:g}")
    tick: Callable[[float], str] | None = None
    you: str = "You"
    nothing: str = "No figure"

    def tick_of(self, value: float) -> str:
        return (self.tick or self.number)(value)
