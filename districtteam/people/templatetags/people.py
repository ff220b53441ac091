"""{% load people %}: numbers as one reads them aloud, and what was mended in them."""

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, NamedTuple

from django import template
from django.conf.locale import LANG_INFO
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from districtteam.lib.later import Later
from districtteam.lib.phones import readable
from districtteam.people.roles import TeamKind
from districtteam.people.words import written_in
from districtteam.ui.components import path

if TYPE_CHECKING:
    from districtteam.people.queries import Leader, TeamLine

reading = Later("districtteam.people.roster.reading")

register = template.Library()

register.filter("readable_phone", readable)


@register.filter
def phone_note(note: str) -> str:
    return str(reading.note_words(note))


@register.filter
def language_names(codes: Iterable[str]) -> str:
    """As the reader calls them: "français, anglais"; a code that Django does not know stays."""
    names = ", ".join(_(LANG_INFO.get(code, {}).get("name", code)) for code in codes)
    return names if get_language() == "en" else names.lower()


@register.filter
def in_language(text: object, code: str) -> SafeString:
    """What people wrote, marked and named where it is in another language than the page."""
    if not code or code == get_language() or not str(text):
        return mark_safe(escape(str(text)))  # noqa: S308  (escaped)
    return format_html(
        '<span lang="{}">{}</span> <small>({})</small>', code, text, written_in(code)
    )


@register.filter
def team_rows(lines: "Iterable[TeamLine]") -> SafeString:
    """The rows of the list of teams. Written here, because in a template they are half its cost."""
    words = Words(escape(_("Lead")), escape(_("People")), escape(_("acting")))
    rows = [_row(line, words) for line in lines]
    return mark_safe("\n".join(rows))  # noqa: S308  (all that people wrote is escaped in _row)


class Words(NamedTuple):
    """What the columns are called in the reader's language."""

    lead: str
    people: str
    acting: str


def _row(line: "TeamLine", words: Words) -> str:
    team = line.team
    name = f'<a href="{path("people:team", team.pk)}">{escape(team.name)}</a>'
    if team.kind != TeamKind.HDMT:
        name += f" <small>{escape(team.get_kind_display())}</small>"
    leads = ", ".join(_leader(leader, words.acting) for leader in line.leads) or "–"
    return (
        f'<tr><th scope="row">{name}</th><td data-label="{words.lead}">{leads}</td>'
        f'<td class="number" data-label="{words.people}">{line.size}</td></tr>'
    )


def _leader(leader: "Leader", acting: str) -> str:
    link = f'<a href="{path("people:person", leader.key)}">{escape(leader.name)}</a>'
    return f"{link} <small>{acting}</small>" if leader.acting else link
