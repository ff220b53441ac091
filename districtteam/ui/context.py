"""What the frame of every page shows: the site's name and the few links at its head."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from . import menu


def frame(request: HttpRequest) -> dict[str, Any]:
    here = getattr(request, "here", None)
    person = here.person if here else None
    roles = here.roles if here else frozenset()
    return {
        "site_name": settings.SITE_NAME,
        "here": here,
        "menu": menu.items_for(roles, signed_in=person is not None),
    }
