"""Conditions that look at nothing always say the same."""

from datetime import UTC, datetime

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.nodes import ROOT, Node
from districtteam.lib.xforms.xpath import Context, World, closure
from districtteam.lib.xforms.xpath.tree import Expr


def truth_of(expr: Expr) -> bool:
    """The truth of an expression without paths; true where it cannot be told."""
    root = Node("", kind=ROOT)
    world = World(root, lambda: datetime.now(UTC))
    try:
        return bool(closure(expr, "boolean")(Context(root, world)))
    except XFormError:
        return True
