"""The cookie of a step link: sent by the browser to the link's own pages and nowhere else.

A second one tells the first page where these pages are. It opens nothing and names nobody.
"""

import re
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from . import sessions, tokens
from .models import StepLink
from .paths import covers

LINK_COOKIE, WAY_COOKIE = "k", "w"
MOST_LINKS = 4  # for one page
A_PAGE = re.compile(r"(/[A-Za-z0-9_-]+)+")
LONGEST_WAY = 200  # of a link's path


def open_link(token: str, now: datetime) -> StepLink | None:
    """The link of a token while its step is open and nobody has revoked it."""
    if len(token) != tokens.TOKEN_LENGTH:
        return None
    return (
        StepLink.objects.filter(
            digest=tokens.digest(token), revoked_at=None, closes_at__gt=now, person__is_active=True
        )
        .select_related("person")
        .first()
    )


def link_in_hand(request: HttpRequest, now: datetime) -> StepLink | None:
    """The link by which somebody reads this very page: of several, the one for fewer pages.

    On a shared telephone one has opened the step's link and another that of a single page of it.
    """
    proof = resolve_url(settings.PROOF_URL)
    for token in _tokens(request):
        link = open_link(token, now)
        if link and (covers(link.path, request.path) or covers(proof, request.path)):
            return link
    return None


def _tokens(request: HttpRequest) -> list[str]:
    """As browsers send cookies of one name: the longest path first (RFC 6265, 5.4). Django's own
    reading keeps the last alone."""
    pairs = (it.strip().partition("=") for it in request.META.get("HTTP_COOKIE", "").split(";"))
    return [value for name, _sign, value in pairs if name == LINK_COOKIE][:MOST_LINKS]


def hand_out(response: HttpResponse, link: StepLink, token: str, now: datetime) -> None:
    lasts = int((link.closes_at - now).total_seconds())
    sessions.set_cookie(response, LINK_COOKIE, token, path=link.path, max_age=lasts)
    sessions.set_cookie(response, WAY_COOKIE, link.path, max_age=lasts)


def way_back(request: HttpRequest) -> str:
    """Where somebody was led who came by a link and went on to the first page; "" for others.

    It comes from the browser: whatever is no page of ours leads nowhere.
    """
    path = request.COOKIES.get(WAY_COOKIE, "")
    return path if len(path) <= LONGEST_WAY and A_PAGE.fullmatch(path) else ""


def keep_for_proof(request: HttpRequest, response: HttpResponse, proof: str) -> None:
    """A binding act sends its reader to the page of proof; the link goes along with them."""
    if urlsplit(response.headers.get("Location", "")).path == proof and request.path != proof:
        held = getattr(request.here, "via_link", None)  # type: ignore[attr-defined]  # ui.http
        digest = held.digest if held else ""
        token = next((it for it in _tokens(request) if tokens.digest(it) == digest), "")
        sessions.set_cookie(response, LINK_COOKIE, token, path=proof, max_age=900)
