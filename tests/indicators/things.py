"""Values for tests: by a file, as people do."""

from districtteam.indicators.actions import make_indicator, read_values, take_values
from districtteam.indicators.models import Import, Indicator
from tests import make

BY = make.actor()
FILE = "Indicator;Name;Place;Period;Numerator;Denominator\n"


def indicator(cast: make.Cast, code: str = "anc1", **more: object) -> Indicator:
    given = {"unit": "share", **more}
    return make_indicator(
        cast.network, code, {"en": "ANC 1 coverage", "fr": "CPN 1"}, by=BY, **given
    )


def some_indicator(cast: make.Cast) -> Indicator:
    """The same for every address of a network, whose codes are its own."""
    return Indicator.objects.filter(network=cast.network, code="anc1").first() or indicator(cast)


def lines(*rows: str) -> bytes:
    return (FILE + "\n".join(rows)).encode()


def draft(cast: make.Cast, *rows: str) -> Import:
    some = rows or ("anc1;ANC 1 coverage;Koubia;202603;81;100", "anc1;;Lola;202603;30;100")
    return read_values(cast.network, lines(*some), file_name="values.csv", source="DHIS2", by=BY)


def some_draft(cast: make.Cast) -> Import:
    """One that waits, the same each time it is asked for."""
    waiting = Import.objects.filter(network=cast.network, taken_at=None).first()
    return waiting or draft(cast)


def taken(cast: make.Cast, *rows: str) -> Import:
    return take_values(draft(cast, *rows), by=BY)


THINGS = {
    "indicators:indicator": lambda cast: {"pk": some_indicator(cast).pk},
    "indicators:amend": lambda cast: {"pk": some_indicator(cast).pk},
    "indicators:check": lambda cast: {"pk": some_draft(cast).pk},
    "indicators:drop": lambda cast: {"pk": some_draft(cast).pk},
}
