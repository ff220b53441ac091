"""Teams beside each other."""

from collections.abc import Sequence
from math import nan

from django.utils.translation import gettext as _

from districtteam.lib import charts
from districtteam.ui.charts import words

from .data import UGLY, ZONES, Sample, figures, sample

OUTSIDE = 3.09  # standard errors: 99.8 %


def peers() -> list[Sample]:
    title = words.peers(_("Attended deliveries, 2026"))
    good = [
        charts.Peer(f"z{n}", name, value, value - 0.05, value + 0.05)
        for n, (name, value) in enumerate(zip(ZONES, figures(ZONES), strict=True))
    ]
    bad = [
        charts.Peer(f"z{n}", name, value, note=note)
        for n, (name, value, note) in enumerate(
            zip(UGLY, (1.34, nan, 0.0, 0.62, None), ("?", "", "", "", ""), strict=True)
        )
    ]
    many = [charts.Peer(f"z{n}", "", 0.3 + n * 7919 % 700 / 1000) for n in range(774)]
    return [
        sample(
            _("As it is meant"),
            charts.you_and_your_peers(good, title, charts.Reference(best=0.77)),
            "z6",
        ),
        sample(_("Ugly data"), charts.you_and_your_peers(bad, title), "z3"),
        sample(_("774 teams"), charts.you_and_your_peers(many, title), "z5"),
        sample(_("Nothing"), charts.you_and_your_peers([], title)),
    ]


def ranges() -> list[Sample]:
    title = words.ranges(_("Third dose of pentavalent vaccine, 2026"))
    return [
        sample(_("As it is meant"), charts.expected_range(ranged(ZONES), title, 0.7), "z6"),
        sample(_("Ugly data"), charts.expected_range(ranged(UGLY), title, 0.7), "z1"),
        sample(_("Nothing"), charts.expected_range([], title)),
    ]


def ranged(names: Sequence[str]) -> list[charts.Ranged]:
    made = []
    for n, name in enumerate(names):
        spread, z = 0.02 + n * 13 % 7 / 150, (n * 29 % 81) / 10 - 4
        verdict = "higher" if z > OUTSIDE else "lower" if z < -OUTSIDE else "within"
        low, high, lowest, highest = (0.7 + s * spread for s in (-1.96, 1.96, -3.09, 3.09))
        value = 0.7 + z * spread
        made.append(charts.Ranged(f"z{n}", name, value, low, high, lowest, highest, verdict))
    return [*made, charts.Ranged("none", "Kétou-Pobè-Adja-Ouèrè", None)]
