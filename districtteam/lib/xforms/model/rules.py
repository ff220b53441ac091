"""A rule from its text to its tree, seen from the item that it belongs to."""

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.limits import Limits
from districtteam.lib.xforms.xpath import read

from .parts import Form, Item, Note, Rule
from .scoping import scoped


def read_rule(form: Form, item: Item, kind: str, source: str, limits: Limits) -> Rule | None:
    """A rule seen from its item; None, with the fault kept, where it cannot be read."""
    try:
        expr = read(source, form.namespaces, limits)
        return Rule(source, scoped(expr, item) if "/" in source else expr)
    except XFormError as fault:
        params = {"expression": source, **fault.params, "path": item.path, "column": kind}
        form.faults.append(Note(fault.code, params))
        return None
