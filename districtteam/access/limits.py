"""Slowing down without locking anybody out, nor a country behind one carrier's address.

What counts first are rows: messages to one address, wrong codes for one address, messages asked
for by one person. The network address only stops a flood, at a figure that thousands of phones
behind one carrier do not reach. A link from a message is never limited: it cannot be guessed.
"""

from datetime import datetime, timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from . import rules
from .errors import TooOftenError
from .models import Key


def client_ip(request: HttpRequest) -> str:
    """The nearest address that is not one of our own proxies.

    X-Forwarded-For is anybody's to write, so it is read from its end, and only as far as
    settings.TRUSTED_PROXIES (addresses or networks) have written it.
    """
    here: str = request.META.get("REMOTE_ADDR", "")
    hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    while hops and is_proxy(here):
        here = hops.pop() or here
    return here


def is_proxy(address: str) -> bool:
    """Whether a network address is that of one of our own proxies (settings.TRUSTED_PROXIES)."""
    found = _read(address)
    return found is not None and any(
        found in ip_network(ours, strict=False) for ours in settings.TRUSTED_PROXIES
    )


def stop_flood(request: HttpRequest, at: datetime, what: str = "asking") -> None:
    """Count one more attempt from this network address. Raises TooOftenError past the limit.

    what: "asking" for messages or typing "codes", counted apart, so that whoever floods one from
    behind a carrier's address does not keep its other telephones from the other.
    """
    window = int(at.timestamp() // rules.FLOOD_WINDOW.total_seconds())
    key = f"access.flood:{what}:{_neighbourhood(client_ip(request))}:{window}"
    seen = cache.get(key, 0) + 1
    cache.set(key, seen, timeout=int(rules.FLOOD_WINDOW.total_seconds()))
    if seen > rules.FLOOD_PER_IP:
        end = datetime.fromtimestamp((window + 1) * rules.FLOOD_WINDOW.total_seconds(), at.tzinfo)
        raise TooOftenError(end, _("Too many attempts come from your network at the moment."))


def _read(address: str) -> IPv4Address | IPv6Address | None:
    """A server that listens on IPv6 sees a visitor from IPv4 as ::ffff:41.0.0.1."""
    try:
        found = ip_address(address)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found


def _neighbourhood(address: str) -> str:
    """One home has a whole /64 of IPv6 addresses, and one IPv4 address."""
    found = _read(address)
    if found is None:
        return "unknown"
    return str(ip_network((found, 64), strict=False) if found.version == 6 else found)  # noqa: PLR2004


def keys_from_the_door(kind: str, address: str) -> QuerySet[Key]:
    """What anybody has asked for at the door, by saying this address.

    Counted apart from what its owner asks for inside: else whoever knows somebody's address keeps
    them from every binding act, by asking and by wrong codes.
    """
    return Key.objects.filter(kind=kind, address=address, purpose=Key.SIGN_IN)


def keys_from_inside(person_id: int, address: str) -> QuerySet[Key]:
    """What somebody who is signed in has asked for at one of their addresses, perhaps shared."""
    keys = Key.objects.filter(person_id=person_id, address=address)
    return keys.exclude(purpose=Key.SIGN_IN)


def check_sending(sent: QuerySet[Key], at: datetime) -> None:
    """May one more key like these be sent? Raises TooOftenError."""
    _check(
        sent,
        rules.KEYS_PER_ADDRESS,
        rules.KEYS_PER_ADDRESS_WINDOW,
        at,
        _("Several messages have already gone to this address. Use the newest one."),
    )


def check_asking(person_id: int, at: datetime) -> None:
    """May this person have one more key sent, wherever to? Raises TooOftenError."""
    asked = Key.objects.filter(person_id=person_id).filter(~Q(purpose=Key.SIGN_IN))
    _check(
        asked,
        rules.KEYS_PER_PERSON,
        rules.KEYS_PER_PERSON_WINDOW,
        at,
        _("You have asked for many codes today."),
    )


def _check(keys, allowed: int, window: timedelta, at: datetime, message) -> None:  # type: ignore[no-untyped-def]
    recent = list(
        keys.filter(made_at__gt=at - window, made_at__lte=at)
        .order_by("-made_at")
        .values_list("made_at", flat=True)[:allowed]
    )
    if len(recent) >= allowed:
        raise TooOftenError(recent[-1] + window, message)


def check_codes(sent: QuerySet[Key], at: datetime) -> None:
    """May codes like these still be tried? Raises TooOftenError; links go on working."""
    since = at - rules.WRONG_CODES_WINDOW
    tried = list(
        sent.filter(made_at__gt=since, tries__gt=0)
        .exclude(how="code")
        .order_by("made_at")
        .values_list("made_at", "tries")
    )
    if sum(tries for _made, tries in tried) >= rules.WRONG_CODES_PER_ADDRESS:
        raise TooOftenError(
            tried[0][0] + rules.WRONG_CODES_WINDOW,
            _("Too many wrong codes. The link in the newest message still works."),
        )
