"""What people write, shown with its plain marks: `{{ post.text|marks }}`."""

from django import template
from django.utils.safestring import SafeString

from districtteam.deliberation.plain_marks import shown

register = template.Library()


@register.filter
def marks(text: str) -> SafeString:
    return shown(text)
