"""What is said of a question: of its chart, or of its sums; and of how many teams."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districtteam.disclosure.figures import Kind
from districtteam.disclosure.released import Aggregate, Released

from .charts import Chart, writer_of
from .frozen import Asked
from .words import plain, sentence_words, share


def sentence_of(chart: Chart | None, asked: Asked, released: Released) -> str:
    """What the chart says, or what may be said without one."""
    if chart:
        words = sentence_words(chart.drawn.sentence, writer_of(asked), chart.base)
        whole = released.aggregate
        centre = chart.drawn.sentence.facts.get("centre")
        if not whole or whole.rate is None or centre is not None:
            return words
        if chart.base.is_part or whole.n != chart.base.shown:
            return f"{_of_teams(whole)} {words}"
        return _("All together: %(share)s.") % {"share": share(whole.rate)} + f" {words}"
    if released.aggregate and together(released.aggregate):
        return _of_teams(released.aggregate)
    if not released.answered:
        return _("No team has answered this question.")
    return _("What the teams answered is not shown here: there is too little to hide among.")


def _of_teams(sum_of: Aggregate) -> str:
    given = {"words": together(sum_of), "count": sum_of.n}
    return _("Of %(count)s teams together: %(words)s.") % given


def counted(part: Aggregate) -> str:
    """The sum of a part of the country, and of how many teams it is: some may be hidden."""
    given = {"words": together(part), "count": part.n}
    pattern = ngettext("%(words)s (%(count)s team)", "%(words)s (%(count)s teams)", part.n)
    return pattern % given


def is_alike(released: Released) -> bool:
    """Whether all who are shown said the same: a chart of it gives little to talk about."""
    whole = released.aggregate
    if whole and whole.kind is Kind.CHOICE:
        return all(count in {0, whole.n} for count in whole.counts.values())
    return len(set(released.values)) == 1


def together(sum_of: Aggregate) -> str:
    """A sum as text: a share of all, or a total; nothing for answers in words."""
    if sum_of.kind is Kind.RATIO and sum_of.rate is not None:
        return share(sum_of.rate)
    return plain(sum_of.total) if sum_of.kind is Kind.NUMBER else ""
