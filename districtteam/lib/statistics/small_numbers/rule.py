"""How small is too small."""

from dataclasses import dataclass

FEWEST_DISTRICTS = 3
FEWEST_PERSONS = 5
MOST_PERSONS = 10


@dataclass(frozen=True, slots=True)
class Rule:
    """The thresholds of a network, fixed before anything is collected.

    base: how many districts other than the reader's own an anonymous figure needs (at least 3).
    persons: counts of persons from 1 to one below this are hidden (5 to 10; Washington State
    hides below 10, others below 5). dominance: a total of which one district makes more than this
    share tells of that district (after Eurostat's glossary of disclosure control).

    >>> Rule(base=1, persons=50)
    Rule(base=3, persons=10, dominance=0.7)
    """

    base: int = 5
    persons: int = 5
    dominance: float = 0.7

    def __post_init__(self) -> None:
        """Thresholds outside what is safe are brought inside: a typing error hides, never shows."""
        object.__setattr__(self, "base", max(self.base, FEWEST_DISTRICTS))
        persons = min(max(self.persons, FEWEST_PERSONS), MOST_PERSONS)
        object.__setattr__(self, "persons", persons)
        object.__setattr__(self, "dominance", min(max(self.dominance, 0.5), 1.0))

    def is_few(self, persons: float) -> bool:
        """Whether a count of persons is too small to show; 0 tells of nobody."""
        return 0 < persons < self.persons
