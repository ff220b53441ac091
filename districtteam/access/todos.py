"""What this room asks of a reader: to read what the one before left, to protect their sign-in."""

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from districtteam.ui.components import path
from districtteam.ui.http import Here
from districtteam.ui.todo import Todo

from .factor_rows import has_second_factor
from .queries import hand_overs_for, is_steward

NOTE_IS_NEW = timedelta(days=21)


def notes_to_read(here: Here) -> list[Todo]:
    """What somebody left for the reader, in the first weeks of their post."""
    since = here.today - NOTE_IS_NEW
    notes = hand_overs_for(here.person).filter(
        next_membership__person=here.person,
        next_membership__network=here.network,
        next_membership__starts__range=(since, here.today),
    )
    return [
        Todo(
            _("Read what %(name)s left for you") % {"name": found.leaving.person.name},
            path("access:note", found.pk),
            minutes=2,
            weight=60,
            why=_("What whoever takes over this post should know."),
        )
        for found in notes.exclude(note="")
    ]


def second_factor_to_add(here: Here) -> list[Todo]:
    """Facilitators and administrators see much, so a mailbox alone should not let anybody in."""
    if settings.DEMO or not is_steward(here.person, here.today) or has_second_factor(here.person):
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
