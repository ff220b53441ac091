"""The words of charts: their sentences, their labels, how figures are written."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.lib.charts import AnswerWords, NumberWords, PeerWords, RangeWords, Sentence
from districtteam.ui.format import number, percent

Write = Callable[[float], str]


def plain(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)


def share(value: float) -> str:
    return percent(value)


def sentence_words(sentence: Sentence, write: Write) -> str:
    """What a chart says, in one or two sentences; never who is first or last."""
    facts: dict[str, Any] = dict(sentence.facts)
    match sentence.code:
        case "half_at_least":
            words = _("Half of the teams reach at least %(half)s.")
            return words % {"half": write(facts["half"])}
        case "half_between":
            words = _("Half of the teams lie between %(low)s and %(high)s, the middle is %(half)s.")
            return words % {name: write(facts[name]) for name in ("low", "high", "half")}
        case "half_is":
            return _("The middle is %(half)s.") % {"half": write(facts["half"])}
        case "most_said" | "most_often_said":
            return _most_said(sentence.code, facts)
        case "expected_range":
            return _expected(facts, write)
    return _("There is no figure to show.")


def _most_said(code: str, facts: dict[str, Any]) -> str:
    named = {
        "labels": _(" and ").join(_("“%(label)s”") % {"label": label} for label in facts["labels"]),
        "count": facts["count"],
        "answered": facts["answered"],
    }
    if code == "most_often_said":
        return _("Named most often: %(labels)s, by %(count)s of %(answered)s teams.") % named
    return _("The most frequent answer is %(labels)s: %(count)s of %(answered)s teams.") % named


def _expected(facts: dict[str, Any], write: Write) -> str:
    apart = facts["higher"] + facts["lower"]
    centre = _("All together: %(centre)s.") % {"centre": write(facts["centre"])}
    if not apart:
        by_chance = _("What lies between the teams is no more than chance explains.")
        return f"{centre} {by_chance}"
    more = ngettext(
        "%(count)d team differs from the others by more than chance explains.",
        "%(count)d teams differ from the others by more than chance explains.",
        apart,
    )
    return f"{centre} {more % {'count': apart}}"


def _base(answered: int, missing: int) -> str:
    return _("%(answered)s answers, %(missing)s missing") % {
        "answered": answered,
        "missing": missing,
    }


def peer_words(title: str, write: Write) -> PeerWords:
    return PeerWords(
        title,
        say=lambda sentence: sentence_words(sentence, write),
        number=write,
        you=_("You"),
        nothing=_("No figure"),
        interval=_("Margin of uncertainty"),
        half=_("Half of the teams: at least"),
        best=_("Within reach"),
    )


def number_words(title: str, write: Write) -> NumberWords:
    return NumberWords(
        title,
        say=lambda sentence: sentence_words(sentence, write),
        number=write,
        you=_("You"),
        nothing=_("No figure"),
        half=_("Half: at least"),
        base=_base,
    )


def answer_words(title: str) -> AnswerWords:
    return AnswerWords(
        title,
        say=lambda sentence: sentence_words(sentence, plain),
        number=plain,
        you=_("You"),
        nothing=_("No figure"),
        of=lambda count, total: f"{count} ({percent(count / total if total else 0)})",
        base=_base,
        hidden=_("Too few to show"),
    )


def range_words(title: str, write: Write) -> RangeWords:
    return RangeWords(
        title,
        say=lambda sentence: sentence_words(sentence, write),
        number=write,
        you=_("You"),
        nothing=_("No figure"),
        higher=_("Higher than expected"),
        within=_("Within the expected range"),
        lower=_("Lower than expected"),
        unknown=_("No figure"),
        centre=_("All together"),
        band=_("Where chance alone puts a team of that size"),
        more=_("and %(count)s more"),
    )
