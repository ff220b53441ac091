"""What this room adds to the rooms below it: histories, tasks, one's own page, menu, trail."""

from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.trail import readers, sentences
from districtteam.ui import menu, todo
from districtteam.ui.doors import SIGNED_IN

from .knowledge import Provider, register
from .sentences import SENTENCES

history = Later("districtteam.people.history")
own_knowledge = Later("districtteam.people.own_knowledge")
todos = Later("districtteam.people.todos")


def connect() -> None:
    sentences.register(SENTENCES)
    _open_histories()
    _tell_what_is_known()
    todo.add(todos.of_leads)
    todo.add(todos.of_everybody)
    menu.add("people:directory", _("Teams"), SIGNED_IN, order=40)
    menu.add("people:me", _("My page"), SIGNED_IN, order=90)


def _open_histories() -> None:
    readers.register("people.team", history.may_read_team)
    readers.register("people.network", history.may_read_network, also=history.deeds_of_network)
    readers.register("people.person", history.may_read_person, also=history.deeds_of_person)
    readers.register("people.peopleimport", history.may_read_import)
    readers.register("places.place", history.may_read_place, also=history.deeds_of_place)


def _tell_what_is_known() -> None:
    register(
        Provider(
            "people",
            _("Name, addresses and posts"),
            own_knowledge.facts_of_person,
            _("Your posts stay without your name, so that each team’s history adds up."),
        )
    )
    register(
        Provider(
            "trail",
            _("History"),
            own_knowledge.facts_of_trail,
            _("What you did stays without your name: what was decided must remain explicable."),
        )
    )
