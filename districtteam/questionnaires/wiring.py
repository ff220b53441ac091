"""What this room adds to the rooms below it: tasks, histories, one's own page, trail."""

from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.people.knowledge import Provider, register
from districtteam.trail import readers, sentences
from districtteam.ui import menu, todo

from .rights import WRITING
from .sentences import SENTENCES

history = Later("districtteam.questionnaires.history")
own_knowledge = Later("districtteam.questionnaires.own_knowledge")
todos = Later("districtteam.questionnaires.todos")


def connect() -> None:
    sentences.register(SENTENCES)
    readers.register("questionnaires.sheet", history.may_read_sheet)
    readers.register("questionnaires.form", history.may_read_form)
    todo.add(todos.of_team)
    todo.add(todos.of_pilots)
    menu.add("questionnaires:forms", _("Questionnaires"), *WRITING, order=30)
    register(
        Provider(
            "questionnaires",
            _("Answers"),
            own_knowledge.facts_of_person,
            _("Answers stay: they are the team’s, without your name."),
        )
    )
