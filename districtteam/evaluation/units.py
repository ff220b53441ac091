"""In what internet credit is counted: volumes, and the money of the country."""

from decimal import Decimal
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Network
from districtteam.ui.format import number

VOLUMES = {"MB": _("MB"), "GB": _("GB")}
EVERYWHERE = ("USD", "EUR")


def units_of(network: Network) -> tuple[str, ...]:
    """The units of a network's country, its own money before what is used everywhere."""
    return _units(network.country)


@lru_cache(maxsize=64)
def _units(country: str) -> tuple[str, ...]:
    """Currencies in use today, by the CLDR.

    >>> _units("BJ")
    ('MB', 'GB', 'XOF', 'USD', 'EUR')
    """
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  (with the first credit)

    own = [code for code in get_territory_currencies(country) if code not in EVERYWHERE]
    return (*VOLUMES, *own, *EVERYWHERE)


def shown(unit: str) -> str:
    """A unit as the reader writes it: "Mo" in French; a currency by its code."""
    return str(VOLUMES.get(unit, unit))


def quantity(amount: Decimal, unit: str) -> str:
    """So much of it in the reader's language, without noughts behind the decimal sign.

    >>> quantity(Decimal("5000.00"), "XOF"), quantity(Decimal("2.50"), "GB")
    ('5,000 XOF', '2.5 GB')
    """
    text = f"{amount:f}"
    places = len(text.partition(".")[2].rstrip("0"))
    return f"{number(amount, places)} {shown(unit)}"
