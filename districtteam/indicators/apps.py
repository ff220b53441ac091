from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.trail import sentences
from districtteam.ui import menu
from districtteam.ui.doors import SIGNED_IN

from .sentences import SENTENCES


class IndicatorsConfig(AppConfig):
    name = "districtteam.indicators"
    verbose_name = _("Indicators")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        sentences.register(SENTENCES)
        menu.add("indicators:indicators", _("Indicators"), SIGNED_IN, order=50)
