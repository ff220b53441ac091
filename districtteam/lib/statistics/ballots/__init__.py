"""What districts chose, how surely, and where they truly differ. One ballot a team."""

from .consent import Consent, ConsentRule, consent
from .dots import Dots, Dotted, dots, shortlist
from .opinions import Opinions, opinion_groups
from .scores import Scored, Scores, scores
from .statements import Disagreement, Statement, Tally, by_district, disagreements, statement

__all__ = [
    "Consent",
    "ConsentRule",
    "Disagreement",
    "Dots",
    "Dotted",
    "Opinions",
    "Scored",
    "Scores",
    "Statement",
    "Tally",
    "by_district",
    "consent",
    "disagreements",
    "dots",
    "opinion_groups",
    "scores",
    "shortlist",
    "statement",
]
