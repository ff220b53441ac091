"""The six steps of a cycle, as the first pages tell them."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.ui.components import Step


class Told(NamedTuple):
    label: Promise
    sense: Promise


SIX = (
    Told(_("Issue"), _("The teams say which health problem to look into, and vote.")),
    Told(
        _("Questionnaire"),
        _("The facilitation team writes a few questions, and says which decision each feeds."),
    ),
    Told(_("Completion"), _("Each team answers together; its lead confirms.")),
    Told(
        _("Results"),
        _("Every team sees its figures first, then beside the others’, with what chance explains."),
    ),
    Told(_("Discussion"), _("Peers ask each other how they do it; lessons are drawn together.")),
    Told(
        _("Translation"),
        _("Recommendations to those who decide, commitments by the teams, and what came of them."),
    ),
)


def stepper() -> list[Step]:
    """The six steps, none of them open."""
    return [Step(told.label) for told in SIX]
