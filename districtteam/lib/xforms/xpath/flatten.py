"""Arguments of which each node of a node set counts as one."""

from datetime import tzinfo

from districtteam.lib.xforms.nodes import string_value

from .values import Value, text_number, to_boolean, to_number, to_string


def each_string(value: Value) -> list[str]:
    return [string_value(node) for node in value] if isinstance(value, list) else [to_string(value)]


def each_number(value: Value, zone: tzinfo) -> list[float]:
    if isinstance(value, list):
        return [text_number(string_value(node), zone) for node in value]
    return [to_number(value, zone)]


def each_boolean(value: Value) -> list[bool]:
    """A node counts as true when it holds more than blanks."""
    if isinstance(value, list):
        return [bool(string_value(node).strip()) for node in value]
    return [to_boolean(value)]
