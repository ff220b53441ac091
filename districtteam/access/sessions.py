"""What a session holds, and the small signed cookies beside it."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse

from . import rules, tokens

ARRIVING = "arriving"  # {"how", "shared"}: on the way in, perhaps past the second factor
TURNED = "turned"  # {"key", "shared"}: a key to a shared address was turned; who are you?
SHARED = "shared"  # this session is on a team's telephone
ANSWERING = "answering"  # person picked from the team's list on such a telephone
PROVED = "proved"  # [person, moment]
SINCE = "since"  # moment since which it is the person that it is
DAY = "day"  # on which the device was last noted
SECOND_FACTOR_BY = "second_factor_by"  # moment from which a steward needs one

IDLE_COOKIE = "i"
IDLE_REFRESH = timedelta(minutes=1)  # no need to say it again on each page


def has_session(request: HttpRequest) -> bool:
    """Whether a session may exist. Pages for anybody then leave the database alone."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def day_of(now: datetime) -> str:
    """On which a device is noted, once: any day of 24 hours will do, so nobody's clock is asked."""
    return now.date().isoformat()


def note_proof(session: SessionBase, person_id: int, at: datetime) -> None:
    session[PROVED] = [person_id, at.timestamp()]


def is_fresh(session: SessionBase, person_id: int, now: datetime) -> bool:
    proved, moment = session.get(PROVED) or (None, 0)
    age = now.timestamp() - moment
    return proved == person_id and 0 <= age < rules.PROOF_LASTS.total_seconds()


def note_arrival(session: SessionBase, at: datetime) -> None:
    """Whoever is here now came after the letters' links that were opened before."""
    session[SINCE] = at.timestamp()


def is_newer(session: SessionBase, moment: float) -> bool:
    """Whether somebody signed in, or picked their name, after that moment."""
    return bool(session.get(SINCE, 0) > moment)


def answer_as(session: SessionBase, person_id: int, owner_id: int, at: datetime) -> None:
    """On a shared telephone: somebody was picked from the team's list."""
    note_arrival(session, at)
    if person_id == owner_id:
        session.pop(ANSWERING, None)
    else:
        session[ANSWERING] = person_id


def _idle_signer(session: SessionBase) -> TimestampSigner:
    return TimestampSigner(salt=f"access.idle:{tokens.digest(session.session_key or '')}")


def is_awake(request: HttpRequest, within: timedelta = rules.IDLE_ON_SHARED_PHONE) -> bool:
    """On a shared telephone: whether something was done so recently that it is the same person."""
    given = request.COOKIES.get(IDLE_COOKIE, "")
    try:
        _idle_signer(request.session).unsign(given, max_age=within)
    except BadSignature:
        return False
    return True


def stay_awake(request: HttpRequest, response: HttpResponse) -> None:
    """Start the half hour again. A cookie that ends with the browser; nothing is written."""
    if not is_awake(request, within=IDLE_REFRESH):
        set_cookie(response, IDLE_COOKIE, _idle_signer(request.session).sign("1"))


def set_cookie(response: HttpResponse, name: str, value: str, **more: Any) -> None:
    response.set_cookie(
        name,
        value,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
        **more,
    )
