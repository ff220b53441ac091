"""What this room knows of somebody, for their own page and export."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from districtteam.people.knowledge import Fact
from districtteam.people.models import Person

from .addresses import masked
from .queries import hand_overs_for


def facts_of_person(person: Person) -> Iterator[Fact]:
    for device in person.devices.all():
        label = device.label or _("Unknown device")
        yield Fact(_("Signed in on a device"), label, device.last_seen)
    for key in person.keys.order_by("-made_at"):
        yield Fact(_("Link or code sent"), masked(key.address), key.made_at)
    for link in person.step_links.order_by("-made_at"):
        yield Fact(_("Personal link to a step"), link.path, link.made_at)
    for post in person.memberships.exclude(invitation=None).select_related("invitation"):
        yield Fact(_("Invitation"), str(post), post.invitation.sent_at)
    for made in hand_overs_for(person).filter(leaving__person=person):
        yield Fact(_("Hand-over note"), made.note, made.at)
