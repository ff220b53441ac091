"""The cookie of a step link: sent by the browser to the link's own pages and nowhere else.

It also says when the link was opened: of several links and a sign-in on one telephone, what was
done last counts. A second one tells the first page where these pages are. It opens nothing and
names nobody.
"""

import re
from datetime import datetime
from typing import NamedTuple
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
A_MOMENT = re.compile(r"[0-9]{1,12}(\.[0-9]{1,9})?", re.ASCII)
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


class InHand(NamedTuple):
    """opened_at: seconds since 1970, as the browser says."""

    link: StepLink
    opened_at: float


class Held(NamedTuple):
    """A cookie, not yet believed."""

    token: str
    opened_at: float


def link_in_hand(request: HttpRequest, now: datetime) -> InHand | None:
    """The link by which somebody reads this very page: of several, the one opened last."""
    proof = resolve_url(settings.PROOF_URL)
    for held in sorted(_held(request), key=lambda it: -it.opened_at):
        link = open_link(held.token, now)
        if link and (covers(link.path, request.path) or covers(proof, request.path)):
            return InHand(link, held.opened_at)
    return None


def _held(request: HttpRequest) -> list[Held]:
    """Browsers send several cookies of one name (RFC 6265, 5.4); Django's own reading keeps the
    last alone."""
    pairs = (it.strip().partition("=") for it in request.META.get("HTTP_COOKIE", "").split(";"))
    values = [value for name, _sign, value in pairs if name == LINK_COOKIE][:MOST_LINKS]
    return [Held(token, _moment(at)) for token, _dot, at in (it.partition(".") for it in values)]


def _moment(text: str) -> float:
    return float(text) if A_MOMENT.fullmatch(text) else 0.0


def hand_out(response: HttpResponse, link: StepLink, token: str, now: datetime) -> None:
    lasts = int((link.closes_at - now).total_seconds())
    value = f"{token}.{now.timestamp()}"
    sessions.set_cookie(response, LINK_COOKIE, value, path=link.path, max_age=lasts)
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
        for token, opened_at in _held(request):
            if tokens.digest(token) == digest:
                value = f"{token}.{opened_at}"
                sessions.set_cookie(response, LINK_COOKIE, value, path=proof, max_age=900)
