"""What this room and the trail below it know of somebody."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from districtteam.lib.phones import readable
from districtteam.trail.actions import kind_of
from districtteam.trail.models import Entry, Mention
from districtteam.trail.words import line_of
from districtteam.ui.format import day

from .knowledge import Fact
from .models import Address, Membership, Person

CHUNK = 200  # rows read at a time


def facts_of_person(person: Person) -> Iterator[Fact]:
    """Who they are, how they are reached, which posts they held."""
    yield Fact(_("Name"), person.name, person.created_at)
    yield Fact(_("Language of the pages"), person.language)
    yield Fact(_("Time zone"), person.time_zone)
    yield Fact(_("Favourite channel"), str(person.get_channel_display()) if person.channel else "")
    for address in person.addresses.all():
        yield _address(address)
    for post in person.memberships.select_related("team", "network").order_by("-starts", "-id"):
        yield _post(post)


def _address(address: Address) -> Fact:
    value = readable(address.value) if address.kind == Address.PHONE else address.value
    states = [
        (address.shared, _("shared")),
        (address.verified_at is not None, _("confirmed")),
        (address.stopped_at is not None, _("stopped")),
    ]
    said = ", ".join(words for holds, words in states if holds)
    kind = capfirst(str(address.get_kind_display()))
    return Fact(kind, f"{value} ({said})" if said else value, address.verified_at)


def _post(post: Membership) -> Fact:
    where = post.team.name if post.team else post.network.name
    what = post.post or str(post.get_role_display())
    until = day(post.last_day) or "…"
    return Fact(_("Post"), f"{what}, {where}, {day(post.starts)} – {until}")


def facts_of_trail(person: Person) -> Iterator[Fact]:
    """What they did and what was done about them, the newest first."""
    named = Mention.objects.filter(kind=kind_of(person), key=str(person.pk))
    about = Q(pk__in=named.values("entry"))
    entries = Entry.objects.filter(about | Q(by=person) | Q(on_behalf_of=person))
    entries = entries.select_related("by", "on_behalf_of").prefetch_related("mentions")
    for entry in entries.iterator(chunk_size=CHUNK):
        yield Fact(_("Deed"), line_of(entry).sentence, entry.at)
