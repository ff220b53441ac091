"""Options of a passkey ceremony, carried in an attribute: nothing is inline in our pages."""

import json

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: object) -> str:
    """Escaped by the template like any other text."""
    return json.dumps(value, cls=DjangoJSONEncoder, separators=(",", ":"))
