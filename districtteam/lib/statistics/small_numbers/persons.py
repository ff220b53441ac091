"""Counts of persons: small ones are hidden, and what would give them away by subtraction.

Not applied to cells of a table whose districts are named to the reader by policy.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Literal, TypeVar

from .rule import Rule

CellCode = Literal["shown", "too_few", "complement", "no_data"]
Key = TypeVar("Key", bound=Hashable)
Line = tuple[tuple[int, int], ...]


def share_code(persons: float | None, of: float | None, rule: Rule) -> CellCode:
    """Whether a share of persons may be shown: neither it nor the rest may be a handful.

    >>> [share_code(a, 200, Rule()) for a in (3, 0, 100, 198, None)]
    ['too_few', 'shown', 'shown', 'complement', 'no_data']
    """
    if persons is None or of is None:
        return "no_data"
    if rule.is_few(persons) or rule.is_few(of):
        return "too_few"
    return "complement" if rule.is_few(of - persons) else "shown"


def hide_counts(counts: Mapping[Key, int | None], rule: Rule) -> dict[Key, CellCode]:
    """What to show of counts of persons whose total is known.

    A small count is hidden as too_few; where that leaves less to guess than the rule asks, the
    smallest other counts are hidden as complement.

    >>> hide_counts({"a": 2, "b": 40, "c": 7, "d": 0}, Rule())
    {'a': 'too_few', 'b': 'shown', 'c': 'complement', 'd': 'shown'}
    """
    codes = hide_table([list(counts.values())], rule, columns_totalled=False)[0]
    return dict(zip(counts, codes, strict=True))


def hide_table(
    rows: Sequence[Sequence[int | None]], rule: Rule, *, columns_totalled: bool = True
) -> list[list[CellCode]]:
    """What to show of a table of counts of persons whose totals are known by row and column.

    In every row and column at least two cells are hidden or none, and those hidden add up to at
    least the rule's threshold; then no chain of subtractions gives a small one back. Source: the
    usual primary and complementary suppression, Statistics Canada and Eurostat glossaries. A cell
    of 0 may be hidden to hide others; None (no data) is never published and hides nobody.

    >>> hide_table([[3, 20, 30], [40, 50, 60], [70, 80, 90]], Rule())
    [['too_few', 'complement', 'shown'], ['complement', 'complement', 'shown'], \
['shown', 'shown', 'shown']]
    """
    cells = _cells(rows)
    codes: dict[tuple[int, int], CellCode] = {
        at: "too_few" if rule.is_few(count) else "shown" for at, count in cells.items()
    }
    lines = list(_lines(cells, columns_totalled))
    while exposed := next((line for line in lines if _exposed(line, cells, codes, rule)), None):
        codes[_smallest_shown(exposed, cells, codes, lines)] = "complement"
    return [[codes.get((i, j), "no_data") for j in range(len(row))] for i, row in enumerate(rows)]


def _cells(rows: Sequence[Sequence[int | None]]) -> dict[tuple[int, int], int]:
    return {
        (i, j): count
        for i, row in enumerate(rows)
        for j, count in enumerate(row)
        if count is not None
    }


def _lines(cells: Iterable[tuple[int, int]], columns_totalled: bool) -> Iterable[Line]:
    """The cells of each sum that is published."""
    kept = list(cells)
    for row in sorted({i for i, _ in kept}):
        yield tuple(at for at in kept if at[0] == row)
    if columns_totalled:
        for column in sorted({j for _, j in kept}):
            yield tuple(at for at in kept if at[1] == column)


def _exposed(
    line: Line,
    cells: Mapping[tuple[int, int], int],
    codes: Mapping[tuple[int, int], CellCode],
    rule: Rule,
) -> bool:
    """Whether the total less what is shown would tell, while there is still something to hide."""
    hidden = [at for at in line if codes[at] != "shown"]
    if not hidden or len(hidden) == len(line):
        return False
    return len(hidden) == 1 or sum(cells[at] for at in hidden) < rule.persons


def _smallest_shown(
    line: Line,
    cells: Mapping[tuple[int, int], int],
    codes: Mapping[tuple[int, int], CellCode],
    lines: Iterable[Line],
) -> tuple[int, int]:
    """The cell whose loss costs least: first one that another line must lose as well."""
    crossing = [{*other} for other in lines if other != line]

    def cost(at: tuple[int, int]) -> tuple[bool, bool, int, tuple[int, int]]:
        helps = any(at in other and any(codes[it] != "shown" for it in other) for other in crossing)
        return (cells[at] == 0, not helps, cells[at], at)

    return min((at for at in line if codes[at] == "shown"), key=cost)
