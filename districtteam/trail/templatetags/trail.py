from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from districtteam.trail.actions import kind_of
from districtteam.trail.queries import recent_history
from districtteam.trail.words import line_of

register = template.Library()


@register.inclusion_tag("trail/recent.html", takes_context=True)
def recent_history_of(context: Context, thing: Model) -> dict[str, Any]:
    """{% load trail %}{% recent_history_of team %}: its last five deeds, if the reader may see."""
    entries = recent_history(context["request"].here, thing)
    return {
        "lines": [line_of(entry) for entry in entries],
        "kind": kind_of(thing),
        "key": str(thing.pk),
    }
