"""The words of an edition's charts: the house's, but that here all teams of the cycle are meant."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from django.utils.translation import gettext as _

from districtteam.lib.charts import AnswerWords, PeerWords, Sentence, TrendWords, Words
from districtteam.ui.charts import words
from districtteam.ui.charts.sentences import say
from districtteam.ui.charts.words import percent as share
from districtteam.ui.charts.words import plain

Write = Callable[[float], str]
W = TypeVar("W", bound=Words)

__all__ = [
    "Base",
    "Write",
    "answer_words",
    "based",
    "peer_words",
    "plain",
    "sentence_words",
    "share",
    "trend_words",
]


@dataclass(frozen=True)
class Base:
    """Of how many teams a chart is, and how many answered: some may be hidden from the reader."""

    shown: int
    answered: int

    @property
    def is_part(self) -> bool:
        return self.shown < self.answered

    def __str__(self) -> str:
        given = {"shown": self.shown, "answered": self.answered}
        return _("%(shown)s of %(answered)s answers are shown and counted here.") % given


WHOLE = Base(0, 0)


def sentence_words(sentence: Sentence, write: Write, base: Base = WHOLE) -> str:
    """What a chart says, and of whom where not all are in it; never who is first or last."""
    said = _said(sentence, write, _of_part() if base.is_part else _of_all())
    return f"{base} {said}" if base.is_part else said


def _of_all() -> dict[str, str]:
    return {
        "half_at_least": _("Half of the teams: %(half)s or more."),
        "you_beside_half": _("You: %(own)s; half of the teams: %(half)s or more."),
        "you_unknown_beside_half": _("You: no figure; half of the teams: %(half)s or more."),
        "group_went": _(
            "Half of the teams: %(before)s or more in %(from)s, %(now)s or more in %(to)s."
        ),
    }


def _of_part() -> dict[str, str]:
    return {
        "half_at_least": _("Half of the teams shown: %(half)s or more."),
        "you_beside_half": _("You: %(own)s; half of the teams shown: %(half)s or more."),
        "you_unknown_beside_half": _("You: no figure; half of the teams shown: %(half)s or more."),
        "group_went": _(
            "Half of the teams shown: %(before)s or more in %(from)s, %(now)s or more in %(to)s."
        ),
        "from_to": _(
            "Half of the teams shown: %(half)s or more; these: from %(least)s to %(most)s. "
            "Without a figure: %(missing)s."
        ),
        "you_from_to": _(
            "You: %(own)s; half of the teams shown: %(half)s or more. These: from %(least)s to "
            "%(most)s."
        ),
        "you_unknown_from_to": _(
            "You: no figure; half of the teams shown: %(half)s or more. These: from %(least)s to "
            "%(most)s."
        ),
    }


def _said(sentence: Sentence, write: Write, patterns: dict[str, str]) -> str:
    if sentence.code not in patterns:
        return say(sentence, write)
    written = {"own", "half", "before", "now", "least", "most"} & sentence.facts.keys()
    facts = dict(sentence.facts) | {name: write(sentence.facts[name]) for name in written}
    return patterns[sentence.code] % facts


def based(usual: W, write: Write, base: Base) -> W:
    """The words of a chart that says of how many teams it is."""
    return replace(usual, say=lambda sentence: sentence_words(sentence, write, base))


def _half(base: Base) -> str:
    if base.is_part:
        return _("Half of the teams shown: %(figure)s or more")
    return _("Half of the teams: %(figure)s or more")


def peer_words(title: str, write: Write, base: Base) -> PeerWords:
    return replace(based(words.peers(title, write), write, base), half=_half(base))


def trend_words(title: str, write: Write, base: Base) -> TrendWords:
    return replace(
        based(words.trend(title, write), write, base),
        half=_half(base),
        middle=_("The band: the middle half of the teams"),
    )


def answer_words(title: str, *, several: bool) -> AnswerWords:
    """several: of classes in their own order, of which a team may be in more than one."""
    usual = words.answers(title)
    if not several:
        return usual
    return replace(usual, base=lambda *asked: f"{usual.several} {usual.base(*asked)}")
