from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.trail import sentences

from .sentences import SENTENCES


class PeopleConfig(AppConfig):
    name = "districtteam.people"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .history import open_histories  # noqa: PLC0415  (models exist only by now)

        sentences.register(SENTENCES)
        open_histories()
