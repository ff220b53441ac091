from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from districtteam.lib.later import Later
from districtteam.trail import readers, sentences
from districtteam.ui import menu, todo
from districtteam.ui.doors import SIGNED_IN

from .sentences import SENTENCES

late = Later("districtteam.cycle.core.late")
history = Later("districtteam.cycle.history")
issue = Later("districtteam.cycle.step1_issue.todos")
questionnaire = Later("districtteam.cycle.step2_questionnaire.above")
pilots = Later("districtteam.cycle.step2_questionnaire.invitation")
completion = Later("districtteam.cycle.step3_completion.above")
passing_on = Later("districtteam.cycle.step3_completion.passing_on")
results = Later("districtteam.cycle.step4_results.todos")
discussion = Later("districtteam.cycle.step5_discussion.todos")
translation = Later("districtteam.cycle.step6_translation.todos")
whole = Later("districtteam.cycle.todos")
open_ends = Later("districtteam.cycle.step6_translation.agenda")


class CycleConfig(AppConfig):
    name = "districtteam.cycle"
    verbose_name = _("Cycles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        sentences.register(SENTENCES)
        readers.register(
            "cycle.cycle", history.may_read_cycle, but_not=history.deeds_of_other_teams
        )
        todo.add(whole.of_facilitators)
        todo.add(issue.of_teams)
        todo.add(results.of_teams)
        todo.add(discussion.of_teams)
        todo.add(discussion.of_cited)
        todo.add(discussion.of_facilitators)
        todo.add(translation.of_teams)
        todo.add(translation.of_addressees)
        todo.add(translation.of_committed)
        todo.add(translation.of_supporters)
        todo.add(translation.of_facilitators)
        _put_on_the_agenda()
        _tell_questionnaires()
        _tell_people()
        menu.add("cycle:cycles", _("Cycles"), SIGNED_IN, order=20)


def _put_on_the_agenda() -> None:
    from .core import agenda  # noqa: PLC0415  (it needs models)

    agenda.add(open_ends.open_ends)


def _tell_questionnaires() -> None:
    """What stands over the pages of a questionnaire, and who is told as a sheet goes on."""
    from districtteam.questionnaires import hooks  # noqa: PLC0415  (models exist only by now)

    hooks.piloted.add(pilots.invite_pilots)
    hooks.purpose.add(questionnaire.purpose)
    hooks.candidates.add(questionnaire.candidates)
    hooks.heading.add(completion.heading)
    hooks.beside.add(completion.beside)
    hooks.handed.add(passing_on.tell_of_section)
    hooks.prepared.add(passing_on.tell_leads)


def _tell_people() -> None:
    from districtteam.people import hooks  # noqa: PLC0415  (models exist only by now)

    hooks.address_added.add(late.send_what_waits)
