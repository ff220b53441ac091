from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.trail import sentences
from districtteam.ui import menu

READERS = ("evaluator", "facilitator", "national")
SENTENCES = {
    "evaluation.log_call": _("%(by)s called %(team)s about “%(cycle)s”."),
    "evaluation.log_credit": _("%(by)s gave %(team)s internet credit: %(amount)s %(unit)s."),
    "evaluation.withdraw_credit": _(
        "%(by)s took back an entry of internet credit of %(team)s: %(amount)s %(unit)s."
    ),
}

own_knowledge = Later("districtteam.evaluation.own_knowledge")


class EvaluationConfig(AppConfig):
    name = "districtteam.evaluation"
    verbose_name = _("Evaluation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from districtteam.people.knowledge import Provider, register  # noqa: PLC0415  (models)

        sentences.register(SENTENCES)
        menu.add("evaluation:participation", _("Participation"), *READERS, order=60)
        register(
            Provider(
                "evaluation",
                _("What taking part cost"),
                own_knowledge.facts_of_person,
                _("What your team was given stays without your name, for the accounts."),
            )
        )
