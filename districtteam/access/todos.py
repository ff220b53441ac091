"""What this room asks of a reader: to read what the one before left, to protect their sign-in."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.todo import Todo

from .factor_rows import has_second_factor
from .models import HandOver
from .queries import STEWARD_ROLES

NOTE_IS_NEW = timedelta(days=21)


def notes_to_read(here: Here) -> list[Todo]:
    """What somebody left for the reader, in the first weeks of their post. At most one query."""
    since = here.today - NOTE_IS_NEW
    new = [post.pk for post in here.memberships if post.starts >= since]
    if not new:
        return []
    notes = HandOver.objects.filter(next_membership__in=new).exclude(note="")
    return [
        Todo(
            _("Read what %(name)s left for you") % {"name": found.leaving.person.name},
            path("access:note", found.pk),
            minutes=2,
            weight=60,
            why=_("What whoever takes over this post should know."),
        )
        for found in notes.select_related("leaving__person")
    ]


def second_factor_to_add(here: Here) -> list[Todo]:
    """Facilitators and administrators see much, so a mailbox alone should not let anybody in."""
    steward = not here.roles.isdisjoint(STEWARD_ROLES)
    if settings.DEMO or not steward or has_second_factor(here.person):
        return []
    return [
        Todo(
            _("Add a passkey or an authenticator app"),
            path("access:protect"),
            minutes=2,
            weight=55,
            why=_("Your role sees much: a mailbox alone should not let anybody in."),
        )
    ]
