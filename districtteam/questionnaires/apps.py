from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.trail import sentences

from .sentences import SENTENCES


class QuestionnairesConfig(AppConfig):
    name = "districtteam.questionnaires"
    verbose_name = _("Questionnaires")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        sentences.register(SENTENCES)
