"""Which of a form's nodes an expression looks at, found without evaluating it."""

from districtteam.lib.xforms.xpath.tree import ABSOLUTE, CONTEXT, Call, Expr, Filter, Path, Step

from .parts import Form, Item, References

Places = list["Item | None"]  # None is a place outside the form's own data
FURTHER = {"ancestor", "ancestor-or-self"}
DEEPER = {"descendant", "descendant-or-self"}


def references(form: Form, expr: Expr, item: Item) -> References:
    """What an expression of that item looks at, in the order in which it is written.

    Kept with the form, for the gate and the graph ask the same of the same trees.
    """
    key = (id(expr), id(item))
    known = form.looked.get(key)
    if known is None:
        finder = _Finder(form, item)
        finder.visit(expr, [item])
        found = finder.found
        found.items = list({id(one): one for one in found.items}.values())
        known = form.looked[key] = (expr, found)  # the tree too: its id stays its own
    return known[1]


class _Finder:
    def __init__(self, form: Form, item: Item) -> None:
        self.form, self.item, self.top = form, item, form.top
        self.found = References()

    def visit(self, expr: Expr, here: Places) -> Places:
        """Note what is looked at; the places that a node set may stand at."""
        if isinstance(expr, Path):
            return self.path(expr, here)
        if isinstance(expr, Filter):
            base = self.visit(expr.base, here)
            for predicate in expr.predicates:
                self.visit(predicate, base)
            return base
        if isinstance(expr, Call):
            return self.call(expr, here)
        return []

    def call(self, call: Call, here: Places) -> Places:
        inside = [self.visit(arg, here) for arg in call.args]
        if call.name == "current":
            return [self.item]
        if call.name == "instance":
            return [None]
        return [place for places in inside for place in places]

    def path(self, path: Path, here: Places) -> Places:
        places: Places
        if isinstance(path.start, str):
            places = here if path.start == CONTEXT else [self.top]
        else:
            places = self.visit(path.start, here)
        known = bool(places) and None not in places
        for step in path.steps:
            places = _distinct(_stepped(self, step, places))
            for predicate in step.predicates:
                self.visit(predicate, places)
        if known and not places:
            self.found.dead.append(written(path))
        self.found.items += [one for one in places if one is not None and one is not self.top]
        return places


def _stepped(finder: _Finder, step: Step, places: Places) -> Places:
    return [found for place in places for found in _from(finder, step, place)]


def _from(finder: _Finder, step: Step, place: Item | None) -> Places:
    if place is None:
        return [None]
    if step.test == "node()" and step.axis == "self":
        return [place]
    if step.axis == "parent":
        return [place.parent or finder.top] if place is not finder.top else []
    if step.axis == "attribute" or step.test.endswith("text()"):
        return [place]
    reach = _reach(finder, step, place)
    if step.test in {"*", "node()"}:
        return list(reach)
    return [one for one in reach if one.name == step.test]


def _reach(finder: _Finder, step: Step, place: Item) -> list[Item]:
    axis = step.axis
    if axis == "child":
        named = finder.form.places.get((*place.where, step.test))
        return [named] if named else place.kids
    if axis == "self":
        return [place]
    if axis in FURTHER:
        return [*place.above(), *([place] if axis != "ancestor" else [])]
    if axis in DEEPER:
        return [one for one in place.below() if axis != "descendant" or one is not place]
    if axis.endswith("sibling"):
        return place.parent.kids if place.parent else []
    return finder.form.root.below()


def _distinct(places: Places) -> Places:
    return list({id(place): place for place in places}.values())


def written(path: Path) -> str:
    """A path for people: names only."""
    parts = [{"self": ".", "parent": ".."}.get(step.axis, step.test) for step in path.steps]
    return ("/" if path.start == ABSOLUTE else "") + "/".join(parts)
