"""What somebody could find out from what they are shown: everything that adding and subtracting
gives, from one edition or from two.
"""

from collections.abc import Iterable

from districtteam.disclosure.figures import Figure, Figures, Kind, Raw
from districtteam.disclosure.policy import Audience, ContentClass, Detail, Policy
from districtteam.disclosure.released import Released


def figure(team: int, value: object, **more: object) -> Figure:
    return Figure(team=team, name=f"District {team}", value=Raw(value), code=f"c{team}", **more)


def figures(
    values: Iterable[object],
    *,
    kind: Kind = Kind.NUMBER,
    content_class: ContentClass = ContentClass.SENSITIVE,
    persons: bool = False,
    **more: object,
) -> Figures:
    """Districts 1, 2, 3… with these values."""
    rows = [figure(team, value, **more) for team, value in enumerate(values, start=1)]
    return Figures("q", content_class, kind, rows, persons=persons)


def everywhere(detail: Detail) -> Policy:
    return Policy({(kind, who): detail for kind in ContentClass for who in Audience})


def sums(released: Released) -> list[float]:
    """What the sum of all and the sums of the parts say."""
    parts = [released.aggregate, *released.parts]
    return [sum(part.amounts.values()) for part in parts if part]
