"""The words of an edition's charts: the house's, but that here all teams of the cycle are meant."""

from collections.abc import Callable
from dataclasses import replace

from django.utils.translation import gettext as _

from districtteam.lib.charts import PeerWords, Sentence
from districtteam.ui.charts import words
from districtteam.ui.charts.sentences import say
from districtteam.ui.charts.words import percent as share
from districtteam.ui.charts.words import plain

Write = Callable[[float], str]

__all__ = ["Write", "peer_words", "plain", "sentence_words", "share"]


def sentence_words(sentence: Sentence, write: Write) -> str:
    """What a chart says; never who is first or last."""
    patterns = {
        "half_at_least": _("Half of the teams: %(half)s or more."),
        "you_beside_half": _("You: %(own)s; half of the teams: %(half)s or more."),
        "you_unknown_beside_half": _("You: no figure; half of the teams: %(half)s or more."),
    }
    if sentence.code not in patterns:
        return say(sentence, write)
    facts = {
        name: write(sentence.facts[name]) for name in ("own", "half") if name in sentence.facts
    }
    return patterns[sentence.code] % facts


def peer_words(title: str, write: Write) -> PeerWords:
    return replace(
        words.peers(title, write),
        say=lambda sentence: sentence_words(sentence, write),
        half=_("Half of the teams: %(figure)s or more"),
    )
