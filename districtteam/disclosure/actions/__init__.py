"""Charters, consents, tightenings and looks: each change one function with its trace."""

from .charters import adopt_charter, propose_charter, vote_on_charter
from .looks import look, write_look
from .terms import give_consent, tighten, withdraw_consent

__all__ = [
    "adopt_charter",
    "give_consent",
    "look",
    "propose_charter",
    "tighten",
    "vote_on_charter",
    "withdraw_consent",
    "write_look",
]
