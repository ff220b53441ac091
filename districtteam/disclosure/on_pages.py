"""How a released figure stands on a page: what the tags of templatetags/disclosure.py do.

Anything that has not come through the gate is refused with an error, not written.
"""

from typing import Any

from districtteam.disclosure.errors import NotThroughTheGate
from districtteam.disclosure.figures import Kind
from districtteam.disclosure.released import Aggregate, Cell, Released
from districtteam.disclosure.words import reasons_of
from districtteam.ui.format import number, percent


def shown(figure: Any, decimals: int = 0) -> str:
    """A released figure as the reader writes it; “–” where nobody was counted."""
    if isinstance(figure, Cell):
        return _written(figure.kind, figure.value, decimals)
    if isinstance(figure, Aggregate):
        value = figure.rate if figure.kind is Kind.RATIO else figure.total
        return _written(figure.kind, value, decimals)
    raise NotThroughTheGate


def why(released: Any) -> list[str]:
    """Why each part of it is shown or hidden."""
    if not isinstance(released, Released):
        raise NotThroughTheGate
    return reasons_of(released)


def _written(kind: Kind, value: Any, decimals: int) -> str:
    if value is None:
        return "–"
    if kind in {Kind.RATIO, Kind.SHARE}:
        return percent(value, decimals)
    if kind is Kind.NUMBER:
        return number(value, decimals if float(value).is_integer() else max(decimals, 1))
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
