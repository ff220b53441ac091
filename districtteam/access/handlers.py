"""What this room does when the rooms below it ask: prove an address, keep a choice of language."""

from django.urls import reverse

from districtteam.people.actions import set_preferences
from districtteam.people.models import Address
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui.http import Request

from .actions.proofs import send_code
from .models import Key
from .queries import waiting_key


def verify(address: Address, by: Actor) -> str:
    """Lead to the page on which the code is typed; send one unless one is on its way."""
    if waiting_key(address, Key.VERIFY, by.at) is None:
        send_code(address, by)
    return reverse("access:verify", args=[address.pk])


def remember_language(request: Request, code: str) -> None:
    """A reader who is known is written to, too, in the language picked at the head of a page."""
    if request.here.person is not None:
        set_preferences(request.here.person, language=code, by=actor_of(request))
