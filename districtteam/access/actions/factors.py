"""Second factors: noted when they change, asked of those whose role needs one."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from districtteam.access import rules
from districtteam.access.factor_rows import has_second_factor
from districtteam.access.models import Stewardship
from districtteam.access.queries import is_steward
from districtteam.access.words import FACTOR_WORDS
from districtteam.messaging.actions import send
from districtteam.people.models import Person
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor


@transaction.atomic
def note_second_factor(person: Person, kind: str, change: str, *, by: Actor) -> None:
    """Something changed in how somebody signs in: the trail says it, and a message to them.

    kind: webauthn, totp or recovery_codes; change: added or removed.
    """
    record(f"access.{change}_second_factor", person, by=by, kind=kind)
    subject, text = FACTOR_WORDS[change]
    with translation.override(person.language or settings.LANGUAGE_CODE):
        slots = {
            "site": settings.SITE_NAME,
            "devices": settings.SITE_URL + reverse("access:devices"),
        }
        words = (str(subject) % slots, str(text) % slots)
    send(
        person,
        occasion=f"access.{change}_second_factor:{person.pk}:{by.at.timestamp():.0f}",
        purpose="security",
        subject=words[0],
        text=words[1],
        by=by,
    )


@transaction.atomic
def rename_passkey(passkey: Any, name: str, *, by: Actor) -> None:
    """So that somebody with several knows which telephone or computer is meant."""
    passkey.data["name"] = name
    passkey.save(update_fields=["data"])
    record("access.renamed_passkey", passkey.user, by=by)


@transaction.atomic
def ask_for_second_factor(person: Person, *, by: Actor) -> datetime | None:
    """Until when somebody whose role needs a second factor may still do without; None: not asked.

    The days of grace begin at the first sign-in in such a role.
    """
    if settings.DEMO or not is_steward(person, by.at) or has_second_factor(person):
        return None
    asked, new = Stewardship.objects.get_or_create(person=person, defaults={"asked_at": by.at})
    if new:
        record("access.asked_for_second_factor", person, by=by)
    return asked.asked_at + rules.SECOND_FACTOR_GRACE
