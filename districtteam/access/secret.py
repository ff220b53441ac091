"""Pages whose address or content is a secret: kept by nobody on the way, told to nobody."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpResponse

View = Callable[..., HttpResponse]


def secret(view: View) -> View:
    """No cache keeps the page, no search engine lists it, and its address is never a Referer.

    `strict-origin`, and not `no-referrer`: browsers then send `Origin: null` with a form, which
    the protection against forged requests rightly refuses.
    """

    @wraps(view)
    def kept(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "strict-origin"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return kept
