"""Who sees what of people. Posts are public within a network; numbers and mailboxes are not."""

from typing import NamedTuple

from districtteam.ui.http import Here

from .roles import Role

# Keep the network's list of people: they call, correct, invite.
KEEPERS = frozenset({Role.FACILITATOR.value, Role.ADMINISTRATOR.value})
# Work on pseudonymised data, so names would tell them too much.
SEE_NO_NAMES = frozenset({Role.EVALUATOR.value})


class Sight(NamedTuple):
    """names: who holds which post in the reader's network; addresses: beyond their own team."""

    names: bool
    addresses: bool

    @classmethod
    def of(cls, here: Here) -> "Sight":
        inside = here.network is not None
        return cls(
            names=inside and bool(here.roles - SEE_NO_NAMES),
            addresses=inside and bool(here.roles & KEEPERS),
        )
