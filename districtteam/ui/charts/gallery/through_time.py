"""Lines through time."""

from math import nan

from django.utils.translation import gettext as _

from districtteam.lib import charts
from districtteam.ui.charts import words
from districtteam.ui.charts.words import percent

from .data import UGLY, Sample, sample

MONTHS = ("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12")
HALF = (0.55, 0.56, 0.58, 0.57, 0.6, 0.62, 0.61, 0.63, 0.66, 0.67, 0.69, 0.71)
LINE = (0.40, 0.42, 0.39, None, 0.44, 0.43, 0.5, 0.55, 0.57, 0.6, 0.63, 0.62)


def trend() -> list[Sample]:
    title = words.trend(_("Attended deliveries"))
    months = [f"{month}/2026" for month in MONTHS]
    low, high = [v - 0.12 for v in HALF], [v + 0.1 for v in HALF]
    course = charts.Course(months, HALF, low, high, (0.3, 0.95))
    own = charts.Own(LINE, 6, _("Begins: weekly review of referrals"))
    gaps = charts.Course(months[:4], [0.4, None, 1.6, nan])
    return [
        sample(_("As it is meant"), charts.trend(course, title, 0.8), own, percent(0.62)),
        sample(_("Ugly data"), charts.trend(gaps, title), [0.5, 0.6, None, 0.7]),
    ]


def panels() -> list[Sample]:
    labels = [
        _("Antenatal care, four visits"),
        _("Attended deliveries"),
        _("Third dose of pentavalent vaccine"),
        _("Measles vaccine"),
        _("Reports complete"),
        _("Screening for malnutrition of children under five"),
    ]
    made = [
        charts.Panel(f"p{n}", label, [0.3 + n / 15 + m / 90 + m * 7 % 5 / 60 for m in range(24)])
        for n, label in enumerate(labels)
    ]
    title = words.panels(_("Six indicators"), "01/2025 – 12/2026")
    own = {panel.key: [value - 0.09 for value in panel.values if value] for panel in made[:4]}
    each = charts.small_multiples(made[:3], title, shared=False)
    nothing = [charts.Panel("p", UGLY[0], [None, nan])]
    return [
        sample(_("As it is meant"), charts.small_multiples(made, title), words.own_lines(own)),
        sample(_("Each on its own axis"), each),
        sample(_("Ugly data"), charts.small_multiples(nothing, title)),
    ]
