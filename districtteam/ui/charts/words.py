"""The words that each chart of lib.charts takes, in the language of now.

`number` writes the figures: `ui.format.percent`, or one that knows the unit.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from districtteam.lib import charts
from districtteam.lib.charts.axis import reals
from districtteam.ui import format as written

from .sentences import say

Write = Callable[[float], str]


def percent(share: float) -> str:
    """62 % for 0.62, in whole per cents."""
    return written.percent(share)


def plain(value: float) -> str:
    """A number with the decimals that it needs, at most one."""
    return written.number(value, 0 if float(value).is_integer() else 1)


def out_of(count: int, total: int) -> str:
    """18 (53 %); a count alone where there is nothing to divide by."""
    if not total:
        return written.number(count)
    facts = {"count": written.number(count), "share": written.percent(count / total)}
    return _("%(count)s (%(share)s)") % facts


def answered(count: int, missing: int) -> str:
    """Out of how many, for shares: teams without an answer are not among them."""
    facts = {
        "count": written.number(count),
        "missing": written.number(missing),
        "all": written.percent(1),
    }
    return (
        _(
            "Teams that answered: %(count)s (= %(all)s). "
            "In addition, without an answer: %(missing)s."
        )
        % facts
    )


def gave(count: int, missing: int) -> str:
    """How many gave a number, and how many did not."""
    facts = {"count": written.number(count), "missing": written.number(missing)}
    return _("Answers: %(count)s. In addition, without an answer: %(missing)s.") % facts


def _below(low: str, high: str) -> str:
    return _("%(low)s to under %(high)s") % {"low": low, "high": high}


def _between(low: str, high: str) -> str:
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def _common(title: str, number: Write, tick: Write | None = None) -> dict[str, Any]:
    return {
        "title": title,
        "say": partial(say, number=number),
        "number": number,
        "tick": tick,
        "you": _("You"),
        "nothing": _("No figure"),
    }


def peers(title: str, number: Write = percent) -> charts.PeerWords:
    return charts.PeerWords(
        **_common(title, number),
        half=_("Half of similar teams: %(figure)s or more"),
        dot=_("Each dot: a team"),
        best=_("The best-performing of them, together: %(figure)s (some have more)"),
        interval=_("Margin of uncertainty"),
    )


def ranges(title: str, number: Write = percent) -> charts.RangeWords:
    return charts.RangeWords(
        **_common(title, number),
        higher=_("Higher than expected"),
        within=_("Within the expected range"),
        lower=_("Lower than expected"),
        unjudged=_("Shown, not compared"),
        unknown=_("No figure"),
        centre=_("All together:"),
        dot=_("A team’s figure"),
        band=_(
            "Expected for a team of that size: chance alone rarely leads out of the dark box, "
            "and hardly ever out of the pale one"
        ),
        more=_("and %(count)s more"),
    )


def answers(title: str) -> charts.AnswerWords:
    common = {**_common(title, percent), "you": _("Your answer")}
    return charts.AnswerWords(
        **common,
        of=out_of,
        base=answered,
        hidden=_("Hidden"),
        why=_(
            "Hidden: so few teams said so that they could be recognised, or the number would "
            "give another one away."
        ),
        several=_("Several answers could be given."),
    )


def scale(title: str, levels: Sequence[str]) -> charts.ScaleWords:
    return charts.ScaleWords(**_common(title, percent), levels=tuple(levels), base=rated)


def rated(low: int, high: int) -> str:
    if low == high:
        return _("Answers: %(count)s.") % {"count": written.number(low)}
    facts = {"low": written.number(low), "high": written.number(high)}
    return _("Answers: %(low)s to %(high)s.") % facts


def numbers(title: str, number: Write = plain, tick: Write = plain) -> charts.NumberWords:
    common = {**_common(title, number, tick), "you": _("You:")}
    return charts.NumberWords(
        **common,
        half=_("Half of the answers: %(figure)s or more"),
        dot=_("Each dot: one answer"),
        middle=_("The middle half of the answers"),
        base=gave,
    )


def steps(title: str, invited: int) -> charts.StepWords:
    return charts.StepWords(
        **_common(title, plain),
        of=out_of,
        before=_("The round before"),
        done=_("You: done"),
        undone=_("You: not recorded"),
        base=_("Teams invited: %(count)s.") % {"count": written.number(invited)},
    )


def trend(title: str, number: Write = percent) -> charts.TrendWords:
    return charts.TrendWords(
        **_common(title, number),
        half=_("Half of similar teams: %(figure)s or more"),
        gaps=_("You, no figure:"),
        causes=_("What followed may have other causes."),
        middle=_("The band: the middle half of similar teams"),
        target=_("Target:"),
    )


def panels(title: str, span: str, number: Write = percent) -> charts.PanelWords:
    return charts.PanelWords(
        **_common(title, number),
        line=_("Half of similar teams: this figure or more"),
        half=_("half: %(figure)s or more"),
        none=_("You: no figure"),
        earlier=_("(earlier)"),
        same=_("All frames have the same scale."),
        apart=_("Each frame has its own scale: do not compare heights from one to another."),
        span=span,
    )


def own_lines(
    values: Mapping[str, Sequence[float | None]], number: Write = percent
) -> dict[str, charts.Own]:
    """The own mark of small multiples: each line with its last figure in words."""
    return {
        key: charts.Own(line, figure=number(known[-1]) if (known := reals(line)) else "")
        for key, line in values.items()
    }


def strip(title: str, number: Write = percent) -> charts.StripWords:
    return charts.StripWords(
        **_common(title, number),
        dot=_("Each dot: a team"),
        half=_("Half of the region: here or more"),
        all_half=_("Half of all teams: %(figure)s or more"),
    )


def classes(title: str, number: Write = percent) -> charts.ClassWords:
    return charts.ClassWords(**_common(title, number), between=_below, closed=_between)
