from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.trail import readers, sentences
from districtteam.ui import menu
from districtteam.ui.doors import SIGNED_IN


class CycleConfig(AppConfig):
    name = "districtteam.cycle"
    verbose_name = _("Cycles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from .history import may_read_cycle  # noqa: PLC0415  (it needs models)
        from .sentences import SENTENCES  # noqa: PLC0415

        sentences.register(SENTENCES)
        readers.register("cycle.cycle", may_read_cycle)
        menu.add("cycle:cycles", _("Cycles"), SIGNED_IN, order=20)
