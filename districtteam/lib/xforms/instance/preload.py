"""What OpenRosa presets: when it began and ended, who, on which device, its identity."""

from collections.abc import Callable

from districtteam.lib.xforms.xpath import Context
from districtteam.lib.xforms.xpath.functions.dates import now, today

from .evaluation import Turns

Preset = Callable[[Turns, str], str]


def _moment(instance: Turns, _params: str) -> str:
    return str(now(Context(instance.data, instance.world)))


def _day(instance: Turns, params: str) -> str:
    return str(today(Context(instance.data, instance.world))) if params == "today" else ""


def _property(instance: Turns, params: str) -> str:
    return instance.world.properties.get(params, "")


def _identity(instance: Turns, _params: str) -> str:
    return instance.new_id()


PRESETS: dict[str, Preset] = {
    "timestamp": _moment,
    "date": _day,
    "property": _property,
    "uid": _identity,
}


def preload(instance: Turns, moment: str) -> None:
    """Fill what is preset at the `start`, or at the `end`."""
    for item in instance.form.items():
        kind, params = item.preload
        is_last = kind == "timestamp" and params == "end"
        if kind not in PRESETS or is_last != (moment == "end"):
            continue
        for node in instance.nodes_at(item):
            node.value = PRESETS[kind](instance, params)
