"""This room's part of "what the system knows of me"."""

from collections.abc import Iterator

from django.db.models import Sum
from django.utils.translation import gettext as _

from districtteam.people.knowledge import Fact
from districtteam.people.models import Person
from districtteam.ui.format import day, number

from .models import Device


def facts_of_person(person: Person) -> Iterator[Fact]:
    """What the person was sent on each day, by the kind of device; credit they were given."""
    yield from _facts_of_traffic(person)
    for credit in person.credits.standing().select_related("cycle__network", "team"):
        yield Fact(
            _("Internet credit"), f"{credit.team}, {credit.quantity}, {credit.cycle}", credit.at
        )


def _facts_of_traffic(person: Person) -> Iterator[Fact]:
    rows = person.traffic.order_by("-day", "device").values_list("day", "device")
    for on, device, pages, sent in rows.annotate(Sum("pages"), Sum("sent")):
        words = _("%(day)s, %(device)s: pages: %(pages)s, kilobytes: %(size)s")
        given = {"day": day(on), "pages": number(pages), "size": number(sent / 1000)}
        yield Fact(_("What you were sent"), words % {**given, "device": Device(device).label})
