"""Worked examples that others published, with what they found in them."""

import pytest

from districtteam.lib.statistics import Unit, funnel, rate
from districtteam.lib.statistics.funnels import by_chance_alone
from districtteam.lib.statistics.over_time import runs, xmr_chart

# D. Spiegelhalter and others, BUGS Examples I (1996), "Surgical": operations on infants and
# deaths in twelve hospitals, A to L.
HOSPITALS = {
    "A": (0, 47),
    "B": (18, 148),
    "C": (8, 119),
    "D": (46, 810),
    "E": (8, 211),
    "F": (13, 196),
    "G": (9, 148),
    "H": (31, 215),
    "I": (14, 207),
    "J": (8, 97),
    "K": (29, 256),
    "L": (24, 360),
}

# M. Mohammed, P. Worthington & W. Woodall, Quality and Safety in Health Care 17:137 (2008): a
# patient's systolic blood pressure on 26 mornings.
SYSTOLIC = [
    *(169, 172, 175, 174, 161, 142, 174, 171, 168, 174, 180, 194, 161),
    *(181, 175, 176, 186, 166, 157, 183, 177, 171, 185, 176, 181, 174),
]


def test_twelve_hospitals() -> None:
    """Hospital H stands out as long as hospitals are taken to differ by chance only."""
    units = [Unit(name, *pair) for name, pair in HOSPITALS.items()]
    plain = funnel(units, overdispersion="none")
    assert plain.centre == pytest.approx(208 / 2814)
    assert {unit.key: unit.word for unit in plain.units if unit.word != "within"} == {"H": "higher"}
    with_spread = funnel(units)
    assert with_spread.tau == pytest.approx(0.025, abs=0.01)
    assert with_spread.outside == 0


@pytest.mark.parametrize(
    ("size", "level", "low", "high"),
    [
        (102, 0.95, 0.72974925, 0.88309971),
        (102, 0.998, 0.68553233, 0.92731663),
        (1008, 0.95, 0.78203374, 0.83081521),
        (1008, 0.998, 0.76796814, 0.84488082),
        (9998, 0.998, 0.79421375, 0.81863521),
    ],
)
def test_public_health_englands_limits(size: int, level: float, low: float, high: float) -> None:
    """Satisfaction with general practice in 303 primary care trusts: the limits of its tool."""
    limits = by_chance_alone("proportion", 0.80642448, size, level)
    assert limits == pytest.approx((low, high), abs=2e-6)


@pytest.mark.parametrize(
    ("events", "low", "high"),
    [
        (1, 0.025317898, 5.571644585),
        (5, 1.623486324, 11.6683331),
        (10, 4.795387629, 18.39035799),
        (30, 20.24087434, 42.82687112),
        (100, 81.36400699, 121.6268111),
        (716, 664.5083011, 770.4222128),
    ],
)
def test_public_health_englands_exact_events(events: int, low: float, high: float) -> None:
    it = rate(events, 1)
    assert (it.low, it.high) == pytest.approx((low, high), rel=4e-6)


def test_systolic_pressure() -> None:
    it = xmr_chart(SYSTOLIC)
    assert it.centre == pytest.approx(173.1923, abs=1e-4)
    assert (it.points[0].low, it.points[0].high) == pytest.approx((143.9323, 202.4523), abs=1e-3)
    assert [point.value for point in it.points if point.signal != "none"] == [142]


def test_the_published_limits_of_runs() -> None:
    """J. Anhøj, Statistical Process Control for Healthcare, appendix: of 24 useful observations
    more than eight to one side or fewer than eight crossings are a signal.
    """
    it = runs([0, 1] * 12)
    assert (it.longest_by_chance, it.fewest_by_chance) == (8, 8)
