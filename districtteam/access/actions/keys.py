"""One-time links and codes: asked for, sent, turned."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils import translation
from django_tasks import task

from districtteam.access import limits, rules, tokens
from districtteam.access.actions.one_click import is_reusable
from districtteam.access.errors import SpentKeyError, WrongCodeError
from districtteam.access.models import Key
from districtteam.access.queries import people_at
from districtteam.access.words import KEY_WORDS
from districtteam.messaging.actions import send
from districtteam.people.models import Address
from districtteam.trail.actor import Actor, system


@transaction.atomic
def ask_to_sign_in(kind: str, value: str, *, language: str, next_path: str, by: Actor) -> Key:
    """Somebody at the door says an address. Raises TooOftenError.

    Whether anybody has this address is looked up afterwards, by the worker: what happens here,
    and how long it takes, is the same for every address in the world.
    """
    limits.check_sending(limits.keys_from_the_door(kind, value), by.at)
    return _ask(
        purpose=Key.SIGN_IN,
        kind=kind,
        address=value,
        language=language,
        next_path=next_path,
        made_at=by.at,
    )


@transaction.atomic
def ask_to_prove(address: Address, purpose: str, *, next_path: str = "", by: Actor) -> Key:
    """A code to somebody's own address: to verify it, or to prove who is there. TooOftenError."""
    limits.check_sending(limits.keys_from_inside(address.person_id, address.value), by.at)
    limits.check_asking(address.person_id, by.at)
    return _ask(
        purpose=purpose,
        kind=address.kind,
        address=address.value,
        person=address.person,
        language=translation.get_language() or settings.LANGUAGE_CODE,
        next_path=next_path,
        made_at=by.at,
    )


def _ask(**fields: Any) -> Key:
    at = fields["made_at"]
    key = Key.objects.create(
        code_until=at + rules.CODE_LASTS, link_until=at + rules.LINK_LASTS, **fields
    )
    answer_key.enqueue(key.pk)
    return key


@task(priority=90)
def answer_key(key_id: int) -> None:
    """What the worker does for somebody who waits at the door."""
    key = Key.objects.filter(pk=key_id, link_digest="", used_at=None).first()
    if key is not None:
        send_key(key, by=system())


@transaction.atomic
def send_key(key: Key, *, by: Actor) -> None:
    """Make the secrets and send them, once; to an address that nobody has, nothing is sent."""
    people = people_at(key)
    if not people or by.at > key.made_at + rules.LINK_LASTS:
        return
    token, code = tokens.new_token(), tokens.new_code()
    if key.purpose == Key.SIGN_IN:
        key.link_digest = tokens.digest(token)
    key.code_digest = tokens.code_digest(code, key.uid)
    key.code_until, key.link_until = by.at + rules.CODE_LASTS, by.at + rules.LINK_LASTS
    key.save(update_fields=["link_digest", "code_digest", "code_until", "link_until"])
    with translation.override(key.language):
        subject, text = _words(key, token, code)
    send(
        people[0],
        occasion=f"access.{key.purpose}:{key.uid}",
        purpose=key.purpose,
        subject=subject,
        text=text,
        by=by,
        address=Address.objects.get(person=people[0], kind=key.kind, value=key.address),
        urgent=True,
        secret_until=key.link_until,
    )


def _words(key: Key, token: str, code: str) -> tuple[str, str]:
    slots = {
        "site": settings.SITE_NAME,
        "code": code,
        "link": settings.SITE_URL + reverse("access:link", args=[token]),
        "devices": settings.SITE_URL + reverse("access:devices"),
        "code_minutes": _minutes(rules.CODE_LASTS),
        "link_minutes": _minutes(rules.LINK_LASTS),
    }
    subject, text = KEY_WORDS[key.purpose]
    return str(subject) % slots, str(text) % slots


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)


def try_code(uid: UUID, code: str, *, by: Actor) -> Key:
    """Turn a key by its code. Raises WrongCodeError, SpentKeyError or TooOftenError.

    The try is counted, for good, before the code is looked at: so many guesses at the same moment
    are so many tries.
    """
    key = Key.objects.filter(uid=uid).first()
    if key is None:
        raise SpentKeyError
    limits.check_codes(_like(key), by.at)
    counted = Key.objects.filter(
        pk=key.pk, used_at=None, code_until__gt=by.at, tries__lt=rules.CODE_TRIES
    ).update(tries=F("tries") + 1)
    if not counted:
        raise SpentKeyError
    given = tokens.code_digest("".join(code.split()), key.uid)
    if not tokens.same(given, key.code_digest):
        raise WrongCodeError
    return _turn(key, "code", by)


def _like(key: Key) -> QuerySet[Key]:
    if key.purpose == Key.SIGN_IN:
        return limits.keys_from_the_door(key.kind, key.address)
    return limits.keys_from_inside(key.person_id or 0, key.address)


def find_link(token: str, at: datetime) -> Key | None:
    """The key of a link that still opens something. Looking does not turn it."""
    return Key.objects.filter(
        purpose=Key.SIGN_IN, link_digest=tokens.digest(token), used_at=None, link_until__gt=at
    ).first()


def turn_link(token: str, *, by: Actor) -> Key:
    """Turn a key by its link. Raises SpentKeyError."""
    key = find_link(token, by.at)
    if key is None:
        raise SpentKeyError
    return _turn(key, "link", by)


@transaction.atomic
def _turn(key: Key, how: str, by: Actor) -> Key:
    """Once, whoever else tries in the same moment."""
    if is_reusable(key):
        return key
    if not Key.objects.filter(pk=key.pk, used_at=None).update(used_at=by.at, how=how):
        raise SpentKeyError
    key.used_at, key.how = by.at, how
    return key
