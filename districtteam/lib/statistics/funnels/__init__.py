"""Which districts differ from the others by more than chance explains."""

from .dispersion import dispersion, spread_by_moments, spread_in_balance
from .funnel import Funnel, Overdispersion, Placed, Unit, Word, better_than_chance, funnel, z_scores
from .limits import Kind, by_chance_alone, standard_error

__all__ = [
    "Funnel",
    "Kind",
    "Overdispersion",
    "Placed",
    "Unit",
    "Word",
    "better_than_chance",
    "by_chance_alone",
    "dispersion",
    "funnel",
    "spread_by_moments",
    "spread_in_balance",
    "standard_error",
    "z_scores",
]
