"""A link that signs in without an address: for whoever runs the site, and for the demo."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from districtteam.access import tokens
from districtteam.access.models import Key
from districtteam.people.models import Person
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor

KIND = "command"  # of the key: it went to no address


@transaction.atomic
def one_click_link(person: Person, *, by: Actor, lasts: timedelta = timedelta(hours=1)) -> str:
    """A URL that signs this person in, once; in a demo (settings.DEMO) as often as it is opened.

    Printed by a command to whoever already holds the machine; never sent, never on a page.
    """
    token = tokens.new_token()
    Key.objects.create(
        purpose=Key.SIGN_IN,
        kind=KIND,
        person=person,
        language=person.language,
        link_digest=tokens.digest(token),
        made_at=by.at,
        code_until=by.at,
        link_until=by.at + lasts,
    )
    record("access.made_link", person, by=by)
    return settings.SITE_URL + reverse("access:link", args=[token])


def is_reusable(key: Key) -> bool:
    """Only these, and only in a demo, whose people and figures are made up."""
    return bool(settings.DEMO) and key.kind == KIND
