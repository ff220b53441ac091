"""Fair figures: what districts' numbers say, how surely, and what chance alone would give.

Plain Python without numpy. Results are codes and parameters; words are made in the rooms. Nothing
here gives a district a place in an order, or adds unlike things up to a score.
"""

from .funnels import Funnel, Placed, Unit, better_than_chance, funnel
from .numbers import Spread, spread
from .peers import (
    Benchmark,
    BesidePeers,
    PeerGroup,
    Trait,
    achievable_benchmark,
    beside_peers,
    peer_group,
)
from .proportions import Difference, Proportion, difference, pooled, proportion
from .rates import Rate, expected_events, rate, standardised_ratio

__all__ = [
    "Benchmark",
    "BesidePeers",
    "Difference",
    "Funnel",
    "PeerGroup",
    "Placed",
    "Proportion",
    "Rate",
    "Spread",
    "Trait",
    "Unit",
    "achievable_benchmark",
    "beside_peers",
    "better_than_chance",
    "difference",
    "expected_events",
    "funnel",
    "peer_group",
    "pooled",
    "proportion",
    "rate",
    "spread",
    "standardised_ratio",
]
