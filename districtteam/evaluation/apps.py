from django.apps import AppConfig
from django.core.signals import request_finished
from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.trail import sentences
from districtteam.ui import menu

READERS = ("evaluator", "facilitator", "national")
EVALUATING = ("evaluator", "facilitator")  # who get the logs, district by district, under codes
SENTENCES = {
    "evaluation.log_call": _("%(by)s called %(team)s about “%(cycle)s”."),
    "evaluation.log_credit": _("%(by)s gave %(team)s internet credit: %(amount)s %(unit)s."),
    "evaluation.withdraw_credit": _(
        "%(by)s took back an entry of internet credit of %(team)s: %(amount)s %(unit)s."
    ),
}

counting = Later("districtteam.evaluation.counting")
own_knowledge = Later("districtteam.evaluation.own_knowledge")
traffic = Later("districtteam.evaluation.actions.traffic")


class EvaluationConfig(AppConfig):
    name = "districtteam.evaluation"
    verbose_name = _("Evaluation")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from districtteam.people import hooks  # noqa: PLC0415  (it needs models, as the next)
        from districtteam.people.knowledge import Provider, register  # noqa: PLC0415

        sentences.register(SENTENCES)
        menu.add("evaluation:participation", _("Participation"), *READERS, order=60)
        register(
            Provider(
                "evaluation",
                _("What taking part cost"),
                own_knowledge.facts_of_person,
                _("What your team was given and was sent stays without your name."),
            )
        )
        hooks.erased.add(traffic.forget_reader)
        request_finished.connect(
            counting.write_down, weak=False, dispatch_uid="evaluation.write_down"
        )
