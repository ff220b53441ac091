"""Reading an address that somebody typed at the door, and showing it without giving it away."""

from districtteam.messaging import channels
from districtteam.people.models import Address, Network
from districtteam.people.phones import read_address

from .errors import NoChannelError

MAX_LENGTH = 254


def read_reachable_address(typed: str) -> tuple[str, str]:
    """(kind, value) of a mailbox or a telephone number. Raises BadAddress, NoChannelError."""
    kind = kind_of(typed)
    value = read_address(kind, typed, _only_country() if kind == Address.PHONE else "")
    if channels.serving(kind) is None:
        raise NoChannelError
    return kind, value


def kind_of(typed: str) -> str:
    return Address.EMAIL if "@" in typed or any(map(str.isalpha, typed)) else Address.PHONE


def _only_country() -> str:
    """The country that a number without country code is of, where the site serves only one."""
    countries = set(Network.objects.values_list("country", flat=True)[:100])
    return countries.pop() if len(countries) == 1 else ""


def masked(value: str) -> str:
    """Enough to recognise one's own address, not enough to learn somebody else's."""
    name, at, domain = value.partition("@")
    if at:
        return f"{name[:2]}•••@{domain}"
    return f"{value[:4]}•••{value[-2:]}"
