from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "districtteam.access"
    verbose_name = _("Access")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from districtteam.trail import sentences  # noqa: PLC0415  (models must exist first)

        from . import signals, tasks, wiring  # noqa: F401, PLC0415  (tasks: known once imported)
        from .sentences import SENTENCES  # noqa: PLC0415

        sentences.register(SENTENCES)
        signals.connect()
        wiring.connect()
