"""Did it help? Before and after, beside others, and what would have come by itself."""

from .did import DiD, difference_in_differences
from .interrupted import Interrupted, segmented
from .regression import Regression, expected_return, return_to_the_mean

__all__ = [
    "DiD",
    "Interrupted",
    "Regression",
    "difference_in_differences",
    "expected_return",
    "return_to_the_mean",
    "segmented",
]
