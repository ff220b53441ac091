from typing import Any

from django import template
from django.db.models import Model
from django.template import Context

from districtteam.lib.later import Later

actions = Later("districtteam.trail.actions")
queries = Later("districtteam.trail.queries")
words = Later("districtteam.trail.words")

register = template.Library()


@register.inclusion_tag("trail/recent.html", takes_context=True)
def recent_history_of(context: Context, thing: Model) -> dict[str, Any]:
    """{% load trail %}{% recent_history_of team %}: its last five deeds, if the reader may see."""
    entries = queries.recent_history(context["request"].here, thing)
    return {
        "lines": [words.line_of(entry) for entry in entries],
        "kind": actions.kind_of(thing),
        "key": str(thing.pk),
    }
