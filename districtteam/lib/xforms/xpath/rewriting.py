"""Short forms written out, so that evaluators need not know them."""

from dataclasses import replace

from .tree import ANYWHERE, HERE, Call, Expr, Filter, Path, Step

OF_CONTEXT = {
    *("string", "number", "string-length", "normalize-space"),
    *("name", "local-name", "namespace-uri"),
}


def written_out(expr: Expr) -> Expr:
    """`string()` becomes `string(.)`; `indexed-repeat` becomes a path."""
    if isinstance(expr, Call):
        args = tuple([written_out(each) for each in expr.args])
        if not args and expr.name in OF_CONTEXT:
            args = (HERE,)
        return _indexed(Call(expr.name, args, expr.at))
    if isinstance(expr, Filter):
        return Filter(written_out(expr.base), _all(expr.predicates))
    if isinstance(expr, Path):
        start = expr.start if isinstance(expr.start, str) else written_out(expr.start)
        steps = [
            replace(step, predicates=_all(step.predicates)) if step.predicates else step
            for step in expr.steps
        ]
        return Path(start, _anywhere(steps))
    return expr


def _anywhere(steps: list[Step]) -> tuple[Step, ...]:
    """`//name` in one step; with a predicate it stays two, for places count among siblings."""
    found: list[Step] = []
    for step in steps:
        if found and found[-1] == ANYWHERE and step.axis == "child" and not step.predicates:
            found[-1] = replace(step, axis="descendant")
        else:
            found.append(step)
    return tuple(found)


def _all(exprs: tuple[Expr, ...]) -> tuple[Expr, ...]:
    return tuple(written_out(each) for each in exprs)


def _indexed(call: Call) -> Expr:
    """indexed-repeat(/d/r/x, /d/r, 2) as item-at(/d/r, 2)/x; as it stands if it cannot be."""
    if call.name != "indexed-repeat" or len(call.args) < 3 or len(call.args) % 2 == 0:  # noqa: PLR2004
        return call
    node, base, taken = call.args[0], None, 0
    if not isinstance(node, Path):
        return call
    for repeat, index in zip(call.args[1::2], call.args[2::2], strict=True):
        if not _holds(repeat, node):
            return call
        assert isinstance(repeat, Path)  # noqa: S101 (for the type checker)
        steps = node.steps[taken : len(repeat.steps)]
        base = Call("item-at", (Path(base or node.start, steps), index), call.at)
        taken = len(repeat.steps)
    return Path(base or node.start, node.steps[taken:])


def _holds(repeat: Expr, node: Path) -> bool:
    """Whether the repeat's path begins the node's."""
    is_path = isinstance(repeat, Path) and repeat.start == node.start
    return is_path and _steps(repeat) == node.steps[: len(_steps(repeat))]


def _steps(path: Expr) -> tuple[Step, ...]:
    return path.steps if isinstance(path, Path) else ()
