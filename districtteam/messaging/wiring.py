"""What this room adds to the rooms below it: menu, one's own page, trail."""

from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.people import hooks
from districtteam.people.knowledge import Provider, register
from districtteam.trail import sentences
from districtteam.ui import menu

from . import channels
from .channels.email import EmailChannel

actions = Later("districtteam.messaging.actions")
own_knowledge = Later("districtteam.messaging.own_knowledge")


def connect() -> None:
    channels.register(EmailChannel())
    hooks.erased.add(actions.forget_messages)
    hooks.address_removed.add(actions.withdraw)
    register(Provider("messaging", _("Messages"), own_knowledge.facts_of_person))
    menu.add("messaging:outbox", _("Messages"), "administrator", order=75)
    sentences.register({"messaging.send_again": _("A message to %(person)s was sent again.")})
