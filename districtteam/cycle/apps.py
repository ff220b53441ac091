from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.trail import readers, sentences
from districtteam.ui import menu, todo
from districtteam.ui.doors import SIGNED_IN

from .sentences import SENTENCES

history = Later("districtteam.cycle.history")
issue = Later("districtteam.cycle.step1_issue.todos")
results = Later("districtteam.cycle.step4_results.todos")


class CycleConfig(AppConfig):
    name = "districtteam.cycle"
    verbose_name = _("Cycles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        sentences.register(SENTENCES)
        readers.register("cycle.cycle", history.may_read_cycle)
        todo.add(issue.of_teams)
        todo.add(results.of_teams)
        menu.add("cycle:cycles", _("Cycles"), SIGNED_IN, order=20)
