"""Periods, faults and signals in the reader's language."""

from babel.dates import format_date, get_month_names
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from districtteam.lib.periods import Period, period
from districtteam.ui.format import number, percent, short_day

from .models import Indicator, Unit
from .queries import Signal
from .reading.rows import Fault

FAULTS: dict[str, str | Promise] = {
    "no_indicator": gettext_lazy(
        "No column holds the indicators. Give one the heading “Indicator”. Headings found:"
        " %(headings)s"
    ),
    "no_place": gettext_lazy(
        "No column holds the places. Give one the heading “Place”. Headings found: %(headings)s"
    ),
    "no_period": gettext_lazy(
        "No column holds the periods. Give one the heading “Period”. Headings found: %(headings)s"
    ),
    "no_value": gettext_lazy(
        "No column holds the values. Give one the heading “Value”, or “Numerator” and"
        " “Denominator”. Headings found: %(headings)s"
    ),
    "empty_indicator": gettext_lazy("the indicator is missing."),
    "empty_place": gettext_lazy("the place is missing."),
    "too_long": gettext_lazy("“%(text)s…” is too long."),
    "not_a_period": gettext_lazy("“%(text)s” is not a period, such as 202603, 2026Q1 or 2026."),
    "not_a_number": gettext_lazy("“%(text)s” is not a number. Write 1234.5 or 1234,5."),
    "not_a_day": gettext_lazy("“%(text)s” is not a day, written like 2026-03-31."),
    "denominator_not_above_zero": gettext_lazy("the denominator must be more than 0."),
    "numerator_missing": gettext_lazy("there is a denominator but no numerator."),
    "no_number": gettext_lazy("there is no value. A missing value is a line left out, never 0."),
    "twice": gettext_lazy("the same indicator, place and period stand on line %(first)s already."),
    "breakdown": gettext_lazy("a breakdown: only whole values are taken in. Left out."),
    "unknown_place": gettext_lazy("“%(text)s” is no place of this network, or several. Left out."),
}


def fault_words(fault: Fault) -> str:
    words = str(FAULTS[fault.code]) % fault.params
    if not fault.line:
        return words
    return _("Line %(line)s: %(what)s") % {"line": fault.line, "what": words}


def period_words(code: str) -> str:
    """March 2026; 1st quarter 2026; week 5 of 2026; April 2026 – March 2027."""
    return _said(period(code), get_language() or "en")


def short_period_words(code: str) -> str:
    """Under an axis: Mar 2026; Q1 2026; the rest as elsewhere."""
    this = period(code)
    match this.kind:
        case "month":
            return format_date(this.starts, "MMM y", locale=get_language() or "en")
        case "quarter":
            return _("Q%(turn)s %(year)s") % {"turn": this.turn, "year": code[:4]}
    return period_words(code)


def _said(this: Period, language: str) -> str:
    named = {"turn": this.turn, "year": this.code[:4]}
    match this.kind:
        case "day":
            return short_day(this.starts)
        case "month":
            return format_date(this.starts, "MMMM y", locale=language)
        case "quarter":
            return _("quarter %(turn)s of %(year)s") % named
        case "week":
            return _("week %(turn)s of %(year)s") % named
        case "year":
            return this.code
    return f"{_month(this.starts.month, language)} {this.starts.year} – " + format_date(
        this.ends, "MMMM y", locale=language
    )


def _month(month: int, language: str) -> str:
    return str(get_month_names("wide", locale=language)[month])


def value_words(indicator: Indicator, value: float | None) -> str:
    """As the indicator is read; “–” for none."""
    if value is None:
        return "–"
    if indicator.unit == Unit.SHARE:
        return percent(value, 0 if abs(value) >= ONE_TENTH else 1)
    return number(value, 0 if float(value).is_integer() else 1)


ONE_TENTH = 0.1


def signal_words(signal: Signal) -> str:
    """One sentence, for those who choose the issue of a cycle."""
    named = {
        "indicator": signal.indicator,
        "period": period_words(signal.period),
        "count": signal.count,
        "total": signal.total,
        **{name: percent(value) for name, value in signal.params.items()},
    }
    return _signal_sentence(signal) % named


def _signal_sentence(signal: Signal) -> str:
    match signal.code:
        case "beyond_chance":
            return ngettext(
                "%(indicator)s, %(period)s: %(count)d place of %(total)d is further from the"
                " others than chance explains.",
                "%(indicator)s, %(period)s: %(count)d places of %(total)d are further from the"
                " others than chance explains.",
                signal.count,
            )
        case "rose":
            return _("%(indicator)s, %(period)s: %(now)s, a year before %(then)s. It rose.")
        case "fell":
            return _("%(indicator)s, %(period)s: %(now)s, a year before %(then)s. It fell.")
    return ngettext(
        "%(indicator)s, %(period)s: %(count)d place of %(total)d has no value.",
        "%(indicator)s, %(period)s: %(count)d places of %(total)d have no value.",
        signal.count,
    )


COUNTS: dict[str, str | Promise] = {
    "indicators": gettext_lazy("indicators that are new"),
    "new": gettext_lazy("values that are new"),
    "corrected": gettext_lazy("values that are corrected"),
    "same": gettext_lazy("values that are known already"),
    "breakdown": gettext_lazy("lines left out: breakdowns"),
    "unknown_place": gettext_lazy("lines left out: places that this network does not have"),
}


def count_words(counts: dict[str, int]) -> list[tuple[str, int]]:
    return [(str(words), counts[name]) for name, words in COUNTS.items() if counts.get(name)]
