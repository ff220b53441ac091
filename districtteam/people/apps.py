from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.trail import sentences
from districtteam.ui import menu
from districtteam.ui.doors import SIGNED_IN

from .sentences import SENTENCES


class PeopleConfig(AppConfig):
    name = "districtteam.people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import history, knowledge, own_knowledge, todos  # noqa: PLC0415  (they need models)

        sentences.register(SENTENCES)
        history.open_histories()
        todos.add_all()
        knowledge.register(own_knowledge.PEOPLE)
        knowledge.register(own_knowledge.TRAIL)
        menu.add("people:directory", _("Teams"), SIGNED_IN, order=40)
        menu.add("people:me", _("My page"), SIGNED_IN, order=90)
