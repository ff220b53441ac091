"""What this room adds to the rooms below it: histories, one's own page, trail."""

from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.people import knowledge
from districtteam.trail import readers, sentences

from .sentences import SENTENCES

history = Later("districtteam.deliberation.history")
own_knowledge = Later("districtteam.deliberation.own_knowledge")


def connect() -> None:
    sentences.register(SENTENCES)
    readers.register(
        "deliberation.thread", history.may_read_thread, but_not=history.kept_among_some
    )
    knowledge.register(
        knowledge.Provider(
            "deliberation",
            _("What you wrote"),
            own_knowledge.facts_of_person,
            _("Your posts stay without your name, as a word of your team."),
        )
    )
