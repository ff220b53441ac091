"""Tags of this room's pages: `{% load questionnaires %}`."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from districtteam.lib.later import Later

task_list = Later("districtteam.questionnaires.task_list")  # Django loads every room's tags

register = template.Library()


@register.simple_tag
def answered(of: Any) -> str:
    """7 of 12 answered, of a sheet or a count."""
    return str(task_list.answered_of(of.answered, of.asked))


@register.simple_tag
def class_said(letter: str) -> str:
    """What a class of questions is, in the team's words."""
    return {
        "A": _("Class A, practices: what you do, what you wait for, what helps."),
        "B": _("Class B, routine data: what the national system has anyway."),
        "C": _("Class C, sensitive: what could be held against somebody."),
    }[letter]
