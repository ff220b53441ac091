"""Whom a reader may ask for help: a facilitator of their network, at the foot of every page."""

from datetime import date

from django.conf import settings
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from districtteam.lib.phones import readable
from districtteam.people.models import Address
from districtteam.people.roles import Role
from districtteam.ui.components import path
from districtteam.ui.http import Request
from districtteam.ui.kept import Kept

NUMBER: Kept[tuple[str, str]] = Kept(
    lambda network, reader, today: (
        Address.objects.shown_in(network)
        .in_use()
        .filter(
            kind=Address.PHONE,
            person__memberships__network=network,
            person__memberships__role=Role.FACILITATOR,
            person__memberships__starts__lte=today,
            person__memberships__ends=None,
        )
        .exclude(person=reader)
        .order_by("pk")
        .values_list("person__name", "value")[:1]
    ),
    int,
    int,
    date,
)


def facilitator_to_ask(request: Request) -> SafeString | str:
    """A name and a number, or "" where there is none to give. One query."""
    here = getattr(request, "here", None)
    if here is None or here.person is None or here.network is None:
        return ""
    found = NUMBER.first(here.network.pk, here.person.pk, here.today)
    if found is None:
        return ""
    name, number = found
    unbroken = readable(number).replace(" ", "\N{NO-BREAK SPACE}")
    words = _("Call %(name)s, your facilitator:") % {"name": name}
    return format_html('{} <a href="tel:{}">{}</a>', words, number, unbroken)


def demonstration(request: Request) -> SafeString | str:  # noqa: ARG001  (the same for everybody)
    """In a demonstration, what a visitor needs and nobody has in earnest."""
    if not settings.DEMO:
        return ""
    places = [
        (path("desk:demo"), _("be somebody else")),
        (path("desk:letters"), _("letters and codes")),
        (path("desk:later"), _("let days pass")),
    ]
    links = format_html_join(" · ", '<a href="{}">{}</a>', places)
    return format_html("<b>{}</b> {}", _("Demonstration:"), links)
