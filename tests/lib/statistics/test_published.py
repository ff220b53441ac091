"""Worked examples that others published, with what they found in them."""

from random import Random

import pytest

from districtteam.lib.statistics import Unit, funnel, rate
from districtteam.lib.statistics.agreement import cohen
from districtteam.lib.statistics.effects import difference_in_differences
from districtteam.lib.statistics.funnels import by_chance_alone
from districtteam.lib.statistics.over_time import g_chart, p_prime_chart, runs, u_chart, xmr_chart

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


# D. Montgomery, Introduction to Statistical Quality Control (6th ed. 2009): examples 6.5 (what it
# cost to process twenty loans), 7.1 (leaking cans of orange juice in thirty samples of 50) and 7.4
# (errors in fifty shipments a week).
LOANS = [
    *(310, 288, 297, 298, 307, 303, 294, 297, 308, 306),
    *(294, 299, 297, 299, 314, 295, 293, 306, 301, 304),
]
CANS = [
    *(12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22),
    *(8, 10, 5, 13, 11, 20, 18, 24, 15, 9, 12, 7, 13, 9, 6),
]
SHIPMENTS = [2, 3, 8, 1, 1, 4, 1, 4, 5, 1, 8, 2, 4, 3, 4, 1, 8, 3, 7, 4]


def test_loans() -> None:
    it = xmr_chart(LOANS)
    assert it.centre == 300.5
    assert (it.points[0].low, it.points[0].high) == pytest.approx((279.78, 321.22), abs=0.01)
    assert it.code == "steady"


def test_orange_juice() -> None:
    """Samples 15 and 23 are beyond the limits."""
    it = p_prime_chart([(count, 50) for count in CANS], chance_only=True)
    assert it.centre == pytest.approx(0.2313, abs=5e-5)
    assert (it.points[0].low, it.points[0].high) == pytest.approx((0.0524, 0.4102), abs=5e-5)
    assert [n for n, point in enumerate(it.points, 1) if point.signal == "high"] == [15, 23]


def test_shipments() -> None:
    it = u_chart([(count, 50) for count in SHIPMENTS], chance_only=True)
    assert it.centre == pytest.approx(0.0740, abs=5e-5)
    assert (it.points[0].low, it.points[0].high) == pytest.approx((0, 0.1894), abs=5e-5)
    assert it.code == "steady"


def test_rare_events_as_in_the_textbooks() -> None:
    """J. Benneyan's g chart: the mean and three times the root of mean (mean + 1)."""
    it = g_chart([20] * 12, classical=True)
    assert it.points[0].high == pytest.approx(20 + 3 * 420**0.5)


def test_a_hundred_patients_seen_by_two() -> None:
    """A. Viera & J. Garrett, Family Medicine 37:360 (2005): kappa 0.57."""
    it = cohen(
        [("yes", "yes")] * 15 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 70
    )
    assert (it.seen, it.by_chance) == pytest.approx((0.85, 0.65))
    assert it.kappa == pytest.approx(0.571, abs=5e-4)


# J. Snow, On the Mode of Communication of Cholera (2nd ed. 1855), table XII: deaths in 1849 and
# 1854 where water came from the Southwark and Vauxhall company, and where from Lambeth, which had
# moved its intake up the Thames in 1852.
LAMBETH = [(2, 10), (154, 15), (1, 0), (5, 12)]
SOUTHWARK = [
    *((283, 371), (157, 161), (192, 148), (249, 362), (259, 244), (226, 237)),
    *((352, 282), (97, 59), (111, 171), (8, 9), (235, 240), (92, 174)),
]


def test_cholera() -> None:
    """2,261 deaths became 2,458 where nothing changed, 162 became 37 where the water did.

    By counting sub-districts alone, four of which had the new water, that is not beyond chance:
    what convinced was house by house.
    """
    assert [sum(deaths) for deaths in zip(*SOUTHWARK, strict=True)] == [2261, 2458]
    assert [sum(deaths) for deaths in zip(*LAMBETH, strict=True)] == [162, 37]
    it = difference_in_differences(LAMBETH, SOUTHWARK, chance=Random(1))
    assert it.value == pytest.approx(-125 / 4 - 197 / 12)
    assert it.low < 0 < it.high
    assert it.p > 0.05


def test_the_published_limits_of_runs() -> None:
    """J. Anhøj, Statistical Process Control for Healthcare, appendix: of 24 useful observations
    more than eight to one side or fewer than eight crossings are a signal.
    """
    it = runs([0, 1] * 12)
    assert (it.longest_by_chance, it.fewest_by_chance) == (8, 8)
