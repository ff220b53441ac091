"""The words of an edition's charts: the house's, but that here all teams of the cycle are meant."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from districtteam.lib.charts import AnswerWords, PeerWords, Sentence, TrendWords
from districtteam.ui.charts import words
from districtteam.ui.charts.sentences import say
from districtteam.ui.charts.words import percent as share
from districtteam.ui.charts.words import plain

Write = Callable[[float], str]

__all__ = [
    "Write",
    "answer_words",
    "peer_words",
    "plain",
    "sentence_words",
    "share",
    "trend_words",
]


def sentence_words(sentence: Sentence, write: Write) -> str:
    """What a chart says; never who is first or last."""
    patterns = {
        "half_at_least": _("Half of the teams: %(half)s or more."),
        "you_beside_half": _("You: %(own)s; half of the teams: %(half)s or more."),
        "you_unknown_beside_half": _("You: no figure; half of the teams: %(half)s or more."),
        "group_went": _(
            "Half of the teams: %(before)s or more in %(from)s, %(now)s or more in %(to)s."
        ),
    }
    if sentence.code not in patterns:
        return say(sentence, write)
    written = {"own", "half", "before", "now"} & sentence.facts.keys()
    facts = dict(sentence.facts) | {name: write(sentence.facts[name]) for name in written}
    return patterns[sentence.code] % facts


def peer_words(title: str, write: Write) -> PeerWords:
    return replace(
        words.peers(title, write),
        say=lambda sentence: sentence_words(sentence, write),
        half=_("Half of the teams: %(figure)s or more"),
    )


def trend_words(title: str, write: Write) -> TrendWords:
    return replace(
        words.trend(title, write),
        say=lambda sentence: sentence_words(sentence, write),
        half=_("Half of the teams: %(figure)s or more"),
        middle=_("The band: the middle half of the teams"),
    )


def answer_words(title: str, *, several: bool) -> AnswerWords:
    """several: of classes in their own order, of which a team may be in more than one."""
    usual = words.answers(title)
    if not several:
        return usual
    return replace(usual, base=lambda *asked: f"{usual.several} {usual.base(*asked)}")
