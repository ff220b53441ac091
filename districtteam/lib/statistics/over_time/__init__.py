"""Has it changed, or does it only vary? Charts of a series over time."""

from .control import Chart, Point, g_chart, p_prime_chart, u_chart, xmr_chart
from .runs import Runs, runs
from .seasons import without_seasons

__all__ = [
    "Chart",
    "Point",
    "Runs",
    "g_chart",
    "p_prime_chart",
    "runs",
    "u_chart",
    "without_seasons",
    "xmr_chart",
]
