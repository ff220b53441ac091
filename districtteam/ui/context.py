"""What the frame of every page shows. All of it is looked up only when the frame asks.

A page that shows nothing of its reader (a public page, an error) puts `public` in its context:
then neither the session nor the person is read.
"""

from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.functional import Promise, SimpleLazyObject
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from . import components, menu
from .help import line as help_line
from .help import notes


class Link(NamedTuple):
    url: str
    label: str | Promise
    current: bool


class Reader(NamedTuple):
    name: str
    network: str


def frame(request: HttpRequest) -> dict[str, Any]:
    return {
        "site_name": settings.SITE_NAME,
        "here": getattr(request, "here", None),
        "home": SimpleLazyObject(lambda: home(request)),
        "reader": SimpleLazyObject(lambda: reader(request)),
        "speaks_as": SimpleLazyObject(lambda: speaks_as(request)),
        "as_myself": SimpleLazyObject(lambda: resolve_url(settings.AS_MYSELF_URL)),
        "menu": SimpleLazyObject(lambda: links(request)),
        "help": SimpleLazyObject(lambda: help_line(request)),  # type: ignore[arg-type]
        "notes": SimpleLazyObject(lambda: notes(request)),  # type: ignore[arg-type]
        "other_languages": other_languages(),
        "worker": SimpleLazyObject(lambda: worker(request)),
    }


def reader(request: HttpRequest) -> Reader | None:
    here = getattr(request, "here", None)
    if here is None or here.person is None:
        return None
    return Reader(str(here.person), str(here.network or ""))


def speaks_as(request: HttpRequest) -> str:
    """Whose page it is, where it was opened by a letter's link or under a name picked on a shared
    telephone: others have the same device in hand. "" for somebody signed in as themselves.
    """
    here = getattr(request, "here", None)
    if not getattr(here, "via_link", None) and not getattr(here, "lent", False):
        return ""
    return ", ".join([str(here.person), *(team.name for team in here.teams[:1])])  # type: ignore[union-attr]


def home(request: HttpRequest) -> str:
    """Where the site's name leads: to the first page; by a step link, to what is asked there."""
    link = getattr(getattr(request, "here", None), "via_link", None)
    return str(link.path) if link else "/"


def worker(request: HttpRequest) -> str:
    """The service worker's address, for somebody signed in on a device of their own."""
    here = getattr(request, "here", None)
    own = here is not None and here.person is not None and not getattr(here, "shared", False)
    return components.path("ui:worker") if own and not getattr(here, "via_link", None) else ""


def links(request: HttpRequest) -> list[Link]:
    here = getattr(request, "here", None)
    if getattr(here, "via_link", None):  # it opens one step: the rest of the site would not let in
        return [Link(resolve_url(settings.LOGIN_URL), _("Sign in to see the rest"), False)]
    urls = [(components.path(item.url_name), item.label) for item in menu.items_for(here)]
    above = [url for url, _label in urls if is_within(request.path, url)]
    current = max(above, key=len, default="")
    return [Link(url, label, url == current) for url, label in urls]


def is_within(path: str, url: str) -> bool:
    """Whether a page is that of a link, or below it; nothing is below the first page."""
    return path == url or (url != "/" and path.startswith(f"{url.rstrip('/')}/"))


def other_languages() -> list[tuple[str, str]]:
    """The languages that the page is not in, each by its own name."""
    now = translation.get_language()
    return [
        (code, get_language_info(code)["name_local"].capitalize())
        for code, _name in settings.LANGUAGES
        if code != now
    ]
