"""How forms are drawn: a summary of errors on top, then label, hint, error and input."""

from django.forms import Field
from django.forms.renderers import TemplatesSetting

from .components import Words


class Renderer(TemplatesSetting):
    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"


def either_of(field: Field, words: Words) -> None:
    """Say `words` instead of "(optional)" of a field that may stay empty, but not together with
    its neighbours: "(in one language at least)"."""
    field.either = words  # type: ignore[attr-defined]
