from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.trail import sentences
from districtteam.ui import menu
from districtteam.ui.doors import SIGNED_IN

from .sentences import SENTENCES


class PlacesConfig(AppConfig):
    name = "districtteam.places"
    verbose_name = _("Places")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        sentences.register(SENTENCES)
        menu.add("places:tree", _("Places"), SIGNED_IN, order=60)
