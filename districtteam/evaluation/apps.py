from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.trail import sentences
from districtteam.ui import menu

READERS = ("evaluator", "facilitator", "national")


class EvaluationConfig(AppConfig):
    name = "districtteam.evaluation"
    verbose_name = _("Evaluation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        words = _("%(by)s called %(team)s about “%(cycle)s”.")
        sentences.register({"evaluation.log_call": words})
        menu.add("evaluation:participation", _("Participation"), *READERS, order=60)
