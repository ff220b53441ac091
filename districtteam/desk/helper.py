"""Whom a reader may ask for help: a facilitator of their network, at the foot of every page."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from districtteam.people.models import Address
from districtteam.people.roles import Role
from districtteam.ui.http import Request


def facilitator_to_ask(request: Request) -> SafeString | str:
    """A name and a number, or "" where there is none to give. One query."""
    here = getattr(request, "here", None)
    if here is None or here.person is None or here.network is None:
        return ""
    found = _number_of_a_facilitator(here.network.pk, here.today)
    if found is None or found[0] == here.person.pk:
        return ""
    _person, name, number = found
    words = _("Call %(name)s, your facilitator:") % {"name": name}
    return format_html('{} <a href="tel:{}">{}</a>', words, number, number)


def _number_of_a_facilitator(network: int, today: object) -> tuple[int, str, str] | None:
    """The key of a person, their name and their number."""
    posts = {
        "person__memberships__network": network,
        "person__memberships__role": Role.FACILITATOR,
        "person__memberships__starts__lte": today,
        "person__memberships__ends": None,
    }
    numbers = Address.objects.filter(kind=Address.PHONE, stopped_at=None, **posts)
    return numbers.values_list("person_id", "person__name", "value").first()
