"""Closed by default, light, and unhurried: what holds for every request."""

import re
from collections.abc import Callable
from threading import BoundedSemaphore

import brotli
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from . import refusals

GetResponse = Callable[[HttpRequest], HttpResponseBase]

POLICY = (
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' about:;"
    "connect-src 'self';manifest-src 'self';worker-src 'self';form-action 'self';"
    "frame-ancestors 'none';base-uri 'none'"
)
POWERS = "camera=(),geolocation=(),payment=(),usb=()"  # of the browser, that no page here asks for
QUALITY = 5  # 57 µs for a list page; 11 costs 7.6 ms and saves a sixth more
LEAST = 200  # bytes below which compression only adds
WRITTEN = re.compile(r"(?:text/|image/svg|application/(?:json|manifest\+json|javascript))")


def closed(get_response: GetResponse) -> GetResponse:
    """The Content-Security-Policy: everything from this site only, nothing inline.

    about: has nothing in it: it says that a first page has no picture for the tab (ui/page.html).

    Style sheets and scripts go without: the policy of the page that uses them governs, and three
    hundred bytes on each part of a page are two per cent of its budget.
    """

    def close(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Content-Security-Policy", POLICY)
            response.headers.setdefault("Permissions-Policy", POWERS)
        return response

    return close


def unhurried(get_response: GetResponse) -> GetResponse:
    """Half the threads may wait for what people send; who comes beyond that is told to try again.

    A slow telephone holds a thread until all it sends has come, and one that stalls holds it for
    good: granian knows no time-out for that. So pages stay open to read, whoever stalls.
    """
    places = BoundedSemaphore(max(1, settings.WEB_THREADS // 2))

    def answer(request: HttpRequest) -> HttpResponseBase:
        if request.META.get("CONTENT_LENGTH", "") in {"", "0"}:
            return get_response(request)
        if not places.acquire(blocking=False):
            return refusals.busy(request)
        try:
            return get_response(request)
        finally:
            places.release()

    return answer


def compressed(get_response: GetResponse) -> GetResponse:
    """Brotli for those who take it.

    Compressing pages that hold a secret beside what a stranger chose (BREACH) needs a secret that
    stays the same: the only one in our pages is the CSRF token, which Django masks anew each time.
    """

    def compress(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if not isinstance(response, HttpResponse) or not _worth_it(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if takes_brotli(request.headers.get("Accept-Encoding", "")):
            response.content = brotli.compress(
                response.content, mode=brotli.MODE_TEXT, quality=QUALITY
            )
            response.headers["Content-Encoding"] = "br"
            response.headers["Content-Length"] = str(len(response.content))
            _weaken_tag(response)
        return response

    return compress


def takes_brotli(accept: str) -> bool:
    """Whether an Accept-Encoding header takes "br": named, and not refused by q=0."""
    for part in accept.lower().split(","):
        name, _, parameter = part.strip().partition(";")
        if name.strip() == "br":
            weight = parameter.strip().removeprefix("q=").strip()
            return not re.fullmatch(r"0(?:\.0*)?", weight)
    return False


def _worth_it(response: HttpResponse) -> bool:
    return (
        len(response.content) >= LEAST
        and "Content-Encoding" not in response.headers
        and bool(WRITTEN.match(response.headers.get("Content-Type", "")))
    )


def _weaken_tag(response: HttpResponse) -> None:
    """A strong ETag stands for bytes; compressed ones are others."""
    tag = response.headers.get("ETag", "")
    if tag.startswith('"'):
        response.headers["ETag"] = f"W/{tag}"
