"""Rules that go in a circle, as ODK's validator sees them: question by question.

It asks of no question what decides it, only by which other questions something of it is decided:
its value, whether it is shown, wanted or locked. What hides a group hides all in it.
"""

from collections.abc import Iterator

from districtteam.lib.xforms.instance.graph import graph, order_of
from districtteam.lib.xforms.model import Form, Item
from districtteam.lib.xforms.model.references import references

from .findings import STOP, Finding

DECIDING = ("relevant", "calculate", "required", "readonly")


def circle_findings(form: Form) -> Iterator[Finding]:
    told: set[int] = set()
    for circle in graph(form).circles:
        told |= {id(one.item) for one in circle}
        cell = min(circle, key=lambda one: one.place)
        yield _finding([one.item for one in reversed(circle)], cell.item, cell.kind)
    items = form.items()
    for places in order_of(_before(form, items))[1]:
        found = [items[place] for place in reversed(places)]
        if not told & {id(item) for item in found}:
            yield _finding(found, *_rule(form, items[min(places)], found))


def _before(form: Form, items: list[Item]) -> list[set[int]]:
    """For each item the places of those that decide something of it."""
    places = {id(item): place for place, item in enumerate(items)}
    before: list[set[int]] = [set() for _ in items]
    for item in items:
        for kind in DECIDING:
            rule = item.rules.get(kind)
            if rule is None:
                continue
            deciding = {places[id(one)] for one in references(form, rule.expr, item).items}
            for reached in item.below() if deciding and kind == "relevant" else [item]:
                before[places[id(reached)]] |= deciding
    return before


def _rule(form: Form, first: Item, circle: list[Item]) -> tuple[Item, str]:
    """The first rule of an item, or of what it is in, that looks at something in its circle."""
    ids = {id(one) for one in circle}
    for item in [first, *first.above()]:
        for kind in DECIDING:
            rule = item.rules.get(kind)
            if rule and any(id(one) in ids for one in references(form, rule.expr, item).items):
                return item, kind
    return first, "relevant"


def _finding(circle: list[Item], first: Item, kind: str) -> Finding:
    if kind == "relevant" and len(circle) == 1:
        return Finding("relevant_itself", STOP, first.path, kind)
    names = " → ".join(dict.fromkeys(item.path for item in circle))
    return Finding("circle", STOP, first.path, kind, params={"circle": names})
