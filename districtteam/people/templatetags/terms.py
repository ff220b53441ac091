"""{% term "district" %}: the word of the network that the reader works in."""

from typing import Any

from django import template

from districtteam.people import terms

register = template.Library()


@register.simple_tag(takes_context=True)
def term(context: Any, word: str, form: str = "one") -> str:
    """Forms: one, many, a, the, of_the, to_the, the_many, of_the_many, of_many."""
    here = context.get("here")
    return terms.term(here.network if here else None, word, form)
