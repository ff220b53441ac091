from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext, override

from districtteam.people import checks, hooks
from districtteam.people.models import Mandate, Person
from districtteam.trail.actions import record, rename
from districtteam.trail.actor import Actor


def erase_person(person: Person, *, by: Actor) -> Person:
    """Forget who somebody is. Their deeds and posts stay, without a name.

    The name goes, also where the trail had written it down; numbers and mailboxes are deleted;
    posts end today; the rooms above end sessions and forget keys (hooks.erased).
    """
    checks.not_erased(person)
    with transaction.atomic():
        hooks.erased.tell(person, by)
        for address in person.addresses.all():
            hooks.address_removed.tell(address, by)
        person.addresses.all().delete()
        _end_posts(person, by)
        Mandate.objects.filter(focal_point=person).update(focal_point=None)
        _forget_name(person, by)
        rename(person, person.name)
        record("people.erase_person", person, by=by)
    return person


def _end_posts(person: Person, by: Actor) -> None:
    posts = person.memberships.select_related("network")
    for membership in posts:
        today = membership.network.day_at(by.at)
        if membership.ends and membership.ends <= today:
            continue
        checks.leaves_an_administrator(membership, max(today, membership.starts))
        membership.ends = max(today, membership.starts)
        membership.save(update_fields=["ends"])
        hooks.ended.tell(membership, by)


def _forget_name(person: Person, by: Actor) -> None:
    with override(person.language or settings.LANGUAGE_CODE):
        person.name = gettext("Erased person")
    person.language = person.time_zone = person.channel = ""
    person.is_active = False
    person.erased_at = by.at
    person.save()
