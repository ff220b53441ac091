"""What people write, shown with its plain marks: `{{ post.text|marks }}`."""

from typing import cast

from django import template
from django.utils.safestring import SafeString

from districtteam.lib.later import Later

plain_marks = Later("districtteam.deliberation.plain_marks")  # it brings a reader of its own

register = template.Library()


@register.filter
def marks(text: str) -> SafeString:
    return cast(SafeString, plain_marks.shown(text))
