"""{% load disclosure %}: the only way in which a template writes a figure.

    {% shown cell %}   {% shown released.aggregate %}   {% why released as sentences %}

Anything that has not come through the gate is refused with an error, not written.
"""

from typing import Any

from django import template

from districtteam.lib.later import Later

on_pages = Later("districtteam.disclosure.on_pages")  # Django loads every room's tags at the start

register = template.Library()


@register.simple_tag
def shown(figure: Any, decimals: int = 0) -> str:
    return str(on_pages.shown(figure, decimals))


@register.simple_tag
def why(released: Any) -> list[str]:
    return list(on_pages.why(released))
