"""What the components of docs/components.md take: plain values, made in the views."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise

Words = str | Promise
PAGE_SIZE = 50


class Task(NamedTuple):
    """A line of a task list. state: now, todo, late, done or later; tag: its words."""

    label: Words
    url: str = ""
    state: str = "todo"
    tag: Words = ""
    hint: Words = ""


class Step(NamedTuple):
    """One of the six steps. state: done, now or later."""

    label: Words
    state: str = "later"
    url: str = ""


@lru_cache(maxsize=8192)
def path(name: str, *args: str | int) -> str:
    """The address of a view, remembered: `path("people:team", 12)`."""
    return reverse(name, args=args)


def page_of(
    request: HttpRequest, rows: "QuerySet[Any] | Sequence[Any]", size: int = PAGE_SIZE
) -> "Page[Any]":
    """The page of `rows` that ?page= asks for; a number out of range gives the nearest page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))
