"""Networks, teams, persons, memberships, addresses and mandates. Roles belong to posts."""

from .imports import PeopleImport
from .networks import AuthorityKind, Mandate, MandateLetter, Network, Term
from .persons import Address, Channel, Person
from .teams import Membership, RollCall, Team

__all__ = [
    "Address",
    "AuthorityKind",
    "Channel",
    "Mandate",
    "MandateLetter",
    "Membership",
    "Network",
    "PeopleImport",
    "Person",
    "RollCall",
    "Team",
    "Term",
]
