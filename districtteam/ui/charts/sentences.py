"""What charts say, in the reader's language: a pattern for each code of lib.charts."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext, gettext_noop, ngettext

from districtteam.lib.charts import Sentence
from districtteam.ui import format as written

Write = Callable[[float], str]

# Facts that are values, to be written as the chart writes its figures; other numbers are counts.
VALUES = {
    "half",
    "best",
    "centre",
    "low",
    "high",
    "least",
    "most",
    "before",
    "now",
    "target",
    "own",
}

PATTERNS = {
    "no_figures": gettext_noop("There are no figures yet."),
    "no_answers": gettext_noop("Nobody has answered yet."),
    "half_at_least": gettext_noop("Half of similar teams: %(half)s or more."),
    "you_beside_half": gettext_noop("You: %(own)s; half of similar teams: %(half)s or more."),
    "expected_range": gettext_noop(
        "Higher than expected: %(higher)s. Within the expected range: %(within)s. "
        "Lower than expected: %(lower)s."
    ),
    "most_said": gettext_noop("Said most: %(labels)s (%(count)s of %(answered)s)."),
    "most_often_said": gettext_noop("Said most often: %(labels)s (%(count)s of %(answered)s)."),
    "most_upper": gettext_noop(
        "“%(label)s” has the most answers at the upper end of the scale: %(count)s of %(answered)s."
    ),
    "half_between": gettext_noop(
        "Half of the answers lie between %(low)s and %(high)s; the one in the middle is %(half)s."
    ),
    "half_is": gettext_noop("The answer in the middle is %(half)s."),
    "reached": gettext_noop("%(step)s: %(count)s of %(invited)s."),
    "most_lost": gettext_noop(
        "%(step)s: %(count)s of %(invited)s. The longest way down, by %(lost)s, is from "
        "“%(after)s” to “%(at)s”."
    ),
    "nobody_invited": gettext_noop("No team has been invited yet."),
    "no_course": gettext_noop("There are too few periods for a line yet."),
    "group_went": gettext_noop(
        "Half of similar teams: %(before)s or more in %(from)s, %(now)s or more in %(to)s."
    ),
    "regions_between": gettext_noop(
        "The middle of each region lies between %(low)s and %(high)s; half of all teams: "
        "%(half)s or more."
    ),
    "from_to": gettext_noop("From %(least)s to %(most)s. Without a figure: %(missing)s."),
}


def say(sentence: Sentence, number: Write) -> str:
    """The sentence in the language of now; `number` writes the chart's figures."""
    facts = {name: _written(name, value, number) for name, value in sentence.facts.items()}
    if sentence.code == "panels_rose":
        count = int(sentence.facts["risen"])
        return (
            ngettext(
                "Among all teams, %(risen)s of %(count)s figures has risen.",
                "Among all teams, %(risen)s of %(count)s figures have risen.",
                count,
            )
            % facts
        )
    text = gettext(PATTERNS[sentence.code]) % facts
    if sentence.facts.get("best") is not None:
        text += " " + gettext("The best of them reach %(best)s.") % facts
    return text


def _written(name: str, value: Any, number: Write) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return gettext(" and ").join(map(str, value))
    if isinstance(value, str):
        return value
    return number(value) if name in VALUES else written.number(value)
