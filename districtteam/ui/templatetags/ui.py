"""Tags and filters of every page: `{% load ui %}`. Examples are in docs/components.md."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template

from districtteam.ui import components
from districtteam.ui import format as written
from districtteam.ui.components import Step, Task

register = template.Library()

register.filter("day", written.day)
register.filter("short_day", written.short_day)
register.filter("moment", written.moment)
register.filter("clock", lambda value: written.clock(value) if value else "")
register.filter("number", lambda value, decimals=0: written.number(value, decimals))
register.filter("percent", lambda value, decimals=0: written.percent(value, decimals))


@register.filter
def relative(value: date | datetime, to: date | datetime) -> str:
    """`{{ task.due|relative:here.now }}`: in 3 days."""
    return written.relative(value, to)


@register.simple_tag
def path(name: str, *args: str | int) -> str:
    """`{% path "people:team" team.pk %}`: like url, but remembered."""
    return components.path(name, *args)


@register.inclusion_tag("ui/tasks.html")
def tasks(lines: Iterable[Task]) -> dict[str, Any]:
    return {"tasks": lines}


@register.inclusion_tag("ui/steps.html")
def steps(lines: Iterable[Step]) -> dict[str, Any]:
    """On a telephone a row of numbers with the name of today's; all names where none is today's."""
    shown = list(lines)
    return {"steps": shown, "brief": any(step.state == "now" for step in shown)}


@register.inclusion_tag("ui/progress.html")
def progress(done: int, total: int, label: str = "") -> dict[str, Any]:
    return {"done": done, "total": total, "label": label}


@register.inclusion_tag("ui/pager.html", takes_context=True)
def pager(context: template.Context, page: Any) -> dict[str, Any]:
    """Previous and next, keeping the search and filters of the address."""
    query = context["request"].GET.copy()
    query.pop("page", None)
    return {"page": page, "query": query.urlencode()}


@register.inclusion_tag("ui/crumbs.html", takes_context=True)
def crumbs(context: template.Context, *parts: str) -> dict[str, Any]:
    """`{% crumbs url label url label %}`: the way back up, without the page itself."""
    here = context.get("here")
    pairs = zip(parts[::2], parts[1::2], strict=True)
    return {"crumbs": [(url, label) for url, label in pairs if open_to(url, here)]}


@register.filter
def open_to(url: str, here: Any) -> bool:
    """`{% if url|open_to:here %}`: a personal link opens the pages of its step and no others."""
    return here is None or bool(here.reaches(url))


@register.inclusion_tag("ui/forms/summary.html")
def error_summary(form: Any) -> dict[str, Any]:
    """The summary alone, for a form whose fields are placed one by one."""
    return {"form": form}
