"""Who may add a second factor, for templates."""

from collections.abc import Iterable

from django import template

from districtteam.access.factors import STEWARDS

register = template.Library()


@register.filter
def are_stewards(roles: Iterable[str]) -> bool:
    return not set(STEWARDS).isdisjoint(roles)
