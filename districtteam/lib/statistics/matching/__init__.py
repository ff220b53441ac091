"""Who could help whom: strengths and needs brought together, each within what it can give."""

from .candidates import Match, Team, candidates, kilometres
from .match import Matching, match

__all__ = ["Match", "Matching", "Team", "candidates", "kilometres", "match"]
