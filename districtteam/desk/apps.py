from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.trail import sentences
from districtteam.ui import menu, todo
from districtteam.ui.doors import SIGNED_IN
from districtteam.ui.help import add_note
from districtteam.ui.help import provide as provide_help

helper = Later("districtteam.desk.helper")
todos = Later("districtteam.desk.todos")


class DeskConfig(AppConfig):
    name = "districtteam.desk"
    verbose_name = _("Desk")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        todo.add(todos.of_administrator)
        todo.add(todos.of_facilitator)
        provide_help(helper.facilitator_to_ask)
        add_note(helper.demonstration)
        menu.add("desk:home", _("My tasks"), SIGNED_IN, order=0)
        menu.add("desk:setup", _("Set-up"), "administrator", order=90)
        sentences.register({"desk.try_mail": _("%(by)s sent a message to try the e-mail.")})
