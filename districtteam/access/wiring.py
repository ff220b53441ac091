"""What this room adds to the rooms below it: menu, one's own page, what happens to addresses."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from districtteam.people import hooks, knowledge, my_page
from districtteam.people.actions import set_preferences
from districtteam.people.models import Address
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui import language, menu, todo
from districtteam.ui.doors import ANYONE, SIGNED_IN
from districtteam.ui.http import Request

from .actions.devices import forget_person
from .actions.proofs import send_code, send_first_code, withdraw
from .knowledge import facts_about
from .models import Key
from .queries import waiting_key
from .todos import notes_to_read, second_factor_to_add

STAYS = _("The notes that you left for those who follow you stay with them.")


def connect() -> None:
    _add_to_menu()
    _add_to_my_page()
    todo.add(notes_to_read)
    todo.add(second_factor_to_add)
    language.on_choice(_remember_language)
    hooks.address_added.add(send_first_code)
    hooks.address_removed.add(withdraw)
    hooks.erased.add(forget_person)


def _add_to_menu() -> None:
    menu.add("access:invitations", _("Invitations"), "facilitator", "administrator", order=70)
    menu.add(
        "access:answering",
        _("Who is answering?"),
        SIGNED_IN,
        order=90,
        when=lambda here: here.shared,
    )
    menu.add("access:sign_out", _("Sign out"), SIGNED_IN, order=99)
    menu.add(
        "access:sign_in",
        _("Sign in"),
        ANYONE,
        order=99,
        when=lambda here: here.person is None,
    )


def _add_to_my_page() -> None:
    my_page.add(
        my_page.Section(
            "access:devices",
            _("My devices"),
            _("Telephones and computers on which you are signed in."),
            order=10,
        )
    )
    my_page.add(
        my_page.Section(
            "access:my_posts",
            _("Somebody leaves a post"),
            _("Say who follows, and what they should know."),
            order=60,
        )
    )
    my_page.verify_with(_verify)
    knowledge.register(knowledge.Provider("access", _("Access"), facts_about, STAYS))


def _verify(address: Address, by: Actor) -> str:
    """Lead to the page on which the code is typed; send one unless one is on its way."""
    if waiting_key(address, Key.VERIFY, by.at) is None:
        send_code(address, by)
    return reverse("access:verify", args=[address.pk])


def _remember_language(request: Request, code: str) -> None:
    """A reader who is known is written to, too, in the language picked at the head of a page."""
    if request.here.person is not None:
        set_preferences(request.here.person, language=code, by=actor_of(request))
