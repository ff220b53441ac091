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
    "first",
}

PATTERNS = {
    "no_figures": gettext_noop("There are no figures yet."),
    "no_answers": gettext_noop("Nobody has answered yet."),
    "half_at_least": gettext_noop("Half of similar teams: %(half)s or more."),
    "expected_range": gettext_noop(
        "Higher than expected: %(higher)s. Within the expected range: %(within)s. "
        "Lower than expected: %(lower)s."
    ),
    "most_said": gettext_noop("Said most: %(labels)s (%(count)s of %(answered)s)."),
    "most_often_said": gettext_noop("Said most often: %(labels)s (%(count)s of %(answered)s)."),
    "none_stands_out": gettext_noop(
        "No answer stands out: none was given by more than %(count)s of %(answered)s."
    ),
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
    "from_to": gettext_noop(
        "Half of the teams: %(half)s or more; all: from %(least)s to %(most)s. "
        "Without a figure: %(missing)s."
    ),
    "answers_hidden": gettext_noop(
        "%(answered)s teams answered. The answers are hidden: so few would be recognised."
    ),
}

# What is said to the reader of the reader's own team.
YOURS = {
    "you_beside_half": gettext_noop("You: %(own)s; half of similar teams: %(half)s or more."),
    "you_unknown_beside_half": gettext_noop(
        "You: no figure; half of similar teams: %(half)s or more."
    ),
    "you_beside_answers": gettext_noop("You: %(own)s; half of the answers: %(half)s or more."),
    "you_within": gettext_noop(
        "You: %(own)s. At your size, chance alone can explain the difference from all together."
    ),
    "you_edge": gettext_noop(
        "You: %(own)s. At your size, chance alone seldom leads so far from all together, but it "
        "can: watch the next figure."
    ),
    "you_higher": gettext_noop(
        "You: %(own)s. That is higher than chance explains at your size: it is worth looking for "
        "the reason, in the data first."
    ),
    "you_lower": gettext_noop(
        "You: %(own)s. That is lower than chance explains at your size: it is worth looking for "
        "the reason, in the data first."
    ),
    "you_unjudged": gettext_noop("You: %(own)s. This figure is shown, but not compared."),
    "you_unknown": gettext_noop("You: no figure."),
    "you_in_region": gettext_noop(
        "You: %(own)s; half of the teams in your region (%(region)s): %(half)s or more."
    ),
    "you_from_to": gettext_noop(
        "You: %(own)s; half of the teams: %(half)s or more. All: from %(least)s to %(most)s."
    ),
    "you_unknown_from_to": gettext_noop(
        "You: no figure; half of the teams: %(half)s or more. All: from %(least)s to %(most)s."
    ),
    "you_went": gettext_noop(
        "You: %(own)s in %(at)s, after %(first)s in %(from)s; half of similar teams: "
        "%(half)s or more."
    ),
    "you_then": gettext_noop("You: %(own)s in %(at)s; half of similar teams: %(half)s or more."),
    "you_above": gettext_noop(
        "You are above the middle of similar teams in %(count)s of your %(count)s figures."
    ),
    "you_below": gettext_noop(
        "You are below the middle of similar teams in %(count)s of your %(count)s figures."
    ),
    "you_around": gettext_noop(
        "Of your %(count)s figures, above the middle of similar teams: %(above)s; below "
        "it: %(below)s."
    ),
    "you_said": gettext_noop("Your answer: “%(label)s”, given by %(count)s of %(answered)s teams."),
    "you_said_hidden": gettext_noop("Your answer: “%(label)s”. How many teams gave it is hidden."),
    "you_named": gettext_noop(
        "Your answers: %(answers)s. In brackets: how many of %(answered)s teams gave them."
    ),
    "you_did": gettext_noop(
        "You: %(done)s of %(count)s steps done. Not recorded as done: %(left)s."
    ),
    "you_did_all": gettext_noop("You: all %(count)s steps done."),
    "you_rated": gettext_noop(
        "Your answer: “%(level)s”, given by %(count)s of %(answered)s teams."
    ),
    "you_differ": gettext_noop(
        "You differ most from the others on “%(label)s”. Your answer: “%(level)s”, "
        "given by %(count)s of %(answered)s teams."
    ),
    "you_as_most": gettext_noop(
        "On all %(count)s questions you answered like the middle of the teams."
    ),
}

# Said after it, where it is known.
MORE = {
    "best": gettext_noop("The best-performing of them, together: %(best)s."),
    "centre": gettext_noop("All together: %(centre)s."),
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
    text = gettext({**PATTERNS, **YOURS}[sentence.code]) % facts
    more = [name for name in MORE if sentence.facts.get(name) is not None]
    return " ".join([text, *(gettext(MORE[name]) % facts for name in more)])


def _written(name: str, value: Any, number: Write) -> str:
    if value is None:
        return ""
    if name == "answers":
        return ", ".join(_named(label, count) for label, count in value)
    if name == "left":
        return ", ".join(value)
    if isinstance(value, list | tuple):
        *first, last = map(str, value)
        return gettext(" and ").join(filter(None, [", ".join(first), last]))
    if isinstance(value, str):
        return value
    return number(value) if name in VALUES else written.number(value)


def _named(label: str, count: int | None) -> str:
    """An answer and how many gave it."""
    shown = gettext("hidden") if count is None else written.number(count)
    return gettext("“%(label)s” (%(count)s)") % {"label": label, "count": shown}
