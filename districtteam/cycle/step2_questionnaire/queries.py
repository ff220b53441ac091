"""What a cycle asks, with which versions it could, and what stands beside it."""

from django.db.models import Q, QuerySet

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step1_issue.queries import choice_of
from districtteam.lib.words import fold
from districtteam.questionnaires import library
from districtteam.questionnaires.models import Question, Version

from .models import Companion, Questionnaire

OFFERED = 50  # versions to choose from, the newest first
MOST_COMPANIONS = 12  # indicators beside the questions of a cycle


def questionnaire_of(cycle: Cycle) -> Questionnaire | None:
    held = Questionnaire.objects.filter(cycle=cycle)
    return held.select_related("version__form__network").first()


def version_of(cycle: Cycle) -> Version | None:
    """The published version that the cycle's teams answer, or None."""
    held = questionnaire_of(cycle)
    return held.version if held and held.version.is_published else None


def topic_of(cycle: Cycle) -> str:
    """Code of the starter topic that the chosen issue is about: as it was proposed, or of that
    very title; "" where there is none."""
    choice = choice_of(cycle)
    if choice is None:
        return ""
    said = {fold(title) for title in choice.proposal.titles.values()}
    alike = (
        code
        for code in library.names()
        if said & {fold(title) for title in library.topic(code).titles.values()}
    )
    return choice.proposal.topic or next(alike, "")


def versions_for(cycle: Cycle) -> QuerySet[Version]:
    """Those of the network, and what another network of a joint cycle has published for it."""
    ours = Q(form__network=cycle.network)
    if cycle.joint_id is not None:
        shared = Questionnaire.objects.filter(cycle__joint=cycle.joint_id)
        ours |= Q(pk__in=shared.values("version"), state=Version.PUBLISHED)
    versions = Version.objects.filter(ours).exclude(digest="")
    return versions.select_related("form__network").order_by("-made_at", "-pk")


def questions_of(cycle: Cycle) -> QuerySet[Question]:
    """What is asked, whether it is published yet or not."""
    held = questionnaire_of(cycle)
    return held.version.questions.all() if held else Question.objects.none()


def companions_of(cycle: Cycle) -> QuerySet[Companion]:
    """The indicators that stand beside its questions, in the order in which they were chosen."""
    return cycle.companions.select_related("indicator__network")
