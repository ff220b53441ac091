"""What this room adds to the rooms below it: menu, one's own page, what happens to addresses.

And to allauth: what a second factor that was added, removed or used means here.
"""

from allauth.mfa import signals as factors
from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.people import hooks, my_page
from districtteam.people.knowledge import Provider, register
from districtteam.trail import sentences
from districtteam.ui import language, menu, todo
from districtteam.ui.doors import ANYONE, SIGNED_IN

from .sentences import SENTENCES

devices = Later("districtteam.access.actions.devices")
proofs = Later("districtteam.access.actions.proofs")
own_knowledge = Later("districtteam.access.own_knowledge")
handlers = Later("districtteam.access.handlers")
signals = Later("districtteam.access.signals")
todos = Later("districtteam.access.todos")
STAYS = _("The notes that you left for those who follow you stay with them.")


def connect() -> None:
    sentences.register(SENTENCES)
    _add_to_menu()
    _add_to_my_page()
    _listen_to_factors()
    todo.add(todos.notes_to_read)
    todo.add(todos.second_factor_to_add)
    language.on_choice(handlers.remember_language)
    hooks.address_added.add(proofs.send_first_code)
    hooks.address_removed.add(proofs.withdraw)
    hooks.erased.add(devices.forget_person)


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


def _listen_to_factors() -> None:
    factors.authenticator_added.connect(signals.added, weak=False, dispatch_uid="access.added")
    factors.authenticator_reset.connect(signals.added, weak=False, dispatch_uid="access.reset")
    factors.authenticator_removed.connect(signals.removed, weak=False, dispatch_uid="access.gone")
    factors.authenticator_used.connect(signals.used, weak=False, dispatch_uid="access.used")


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
    my_page.verify_with(handlers.verify)
    register(Provider("access", _("Access"), own_knowledge.facts_of_person, STAYS))
