"""What events set."""

from districtteam.lib.xforms.model import Item
from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.xpath import closure

from .addresses import nearest
from .evaluation import Turns, as_typed


def fire(instance: Turns, event: str, node: Node | None) -> list[Item]:
    """Carry out what an event at a node sets; the items whose values were set."""
    reached: list[Item] = []
    for action in instance.form.actions:
        if action.event != event or (node is not None and action.trigger is not node.item):
            continue
        places = instance.nodes_at(action.target) if node is None else nearest(node, action.target)
        run = closure(action.value.expr, "string")
        for place in places:
            text = str(instance.evaluation.ask(run, place, ""))
            place.value = instance.world.fits(as_typed(text, action.target.type))
        reached.append(action.target)
    return reached
