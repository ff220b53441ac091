"""Whom a reader may ask for help: a facilitator of their network, at the foot of every page."""

from datetime import date

from django.conf import settings
from django.db import connection
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from districtteam.lib.phones import readable
from districtteam.people.models import Address
from districtteam.people.roles import Role
from districtteam.ui.components import path
from districtteam.ui.http import Request

# As SQL, because every page of everybody asks it and Django takes ten times as long to write it.
NUMBER = """
SELECT person.name, address.value
FROM people_address address
JOIN people_person person ON person.id = address.person_id
JOIN people_membership post ON post.person_id = person.id
WHERE address.kind = %s AND address.stopped_at IS NULL
  AND person.id <> %s AND post.network_id = %s AND post.role = %s
  AND post.starts <= %s AND post.ends IS NULL
  AND NOT EXISTS (
    SELECT 1 FROM people_address_hidden_from hidden
    WHERE hidden.address_id = address.id AND hidden.network_id = post.network_id
  )
ORDER BY address.id
LIMIT 1
"""


def facilitator_to_ask(request: Request) -> SafeString | str:
    """A name and a number, or "" where there is none to give. One query."""
    here = getattr(request, "here", None)
    if here is None or here.person is None or here.network is None:
        return ""
    found = _number_of_a_facilitator(here.network.pk, here.person.pk, here.today)
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


def _number_of_a_facilitator(network: int, reader: int, today: date) -> tuple[str, str] | None:
    """The name and number of one who is not the reader."""
    given: list[str | int] = [
        Address.PHONE,
        reader,
        network,
        Role.FACILITATOR.value,
        today.isoformat(),
    ]
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, given)
        found: tuple[str, str] | None = cursor.fetchone()
    return found
