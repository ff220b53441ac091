"""What this room adds to the rooms below it: the worker's loops, menu, one's own page, trail."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from districtteam.jobs import loops
from districtteam.people import hooks, knowledge
from districtteam.trail import sentences
from districtteam.ui import menu

from . import channels
from .actions import delivering, forget_messages, withdraw
from .channels.email import EmailChannel
from .knowledge import facts_about
from .tasks import Postman


def connect() -> None:
    channels.register(EmailChannel())
    loops.when_lost(delivering.release)
    for code in channels.codes():
        loops.register(code, Postman(channels.channel(code)), pause=timedelta(seconds=0.5))
    hooks.erased.add(forget_messages)
    hooks.address_removed.add(withdraw)
    knowledge.register(knowledge.Provider("messaging", _("Messages"), facts_about))
    menu.add("messaging:outbox", _("Messages"), "administrator", order=75)
    sentences.register({"messaging.send_again": _("A message to %(person)s was sent again.")})
