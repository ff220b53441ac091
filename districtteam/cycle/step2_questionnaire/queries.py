"""What a cycle asks, and with which versions it could."""

from django.db.models import Q, QuerySet

from districtteam.cycle.core.models import Cycle
from districtteam.questionnaires.models import Version

from .models import Questionnaire

OFFERED = 50  # versions to choose from, the newest first


def questionnaire_of(cycle: Cycle) -> Questionnaire | None:
    held = Questionnaire.objects.filter(cycle=cycle)
    return held.select_related("version__form__network").first()


def version_of(cycle: Cycle) -> Version | None:
    """The published version that the cycle's teams answer, or None."""
    held = questionnaire_of(cycle)
    return held.version if held and held.version.is_published else None


def versions_for(cycle: Cycle) -> QuerySet[Version]:
    """Those of the network, and what another network of a joint cycle has published for it."""
    ours = Q(form__network=cycle.network)
    if cycle.joint_id is not None:
        shared = Questionnaire.objects.filter(cycle__joint=cycle.joint_id)
        ours |= Q(pk__in=shared.values("version"), state=Version.PUBLISHED)
    versions = Version.objects.filter(ours).exclude(digest="")
    return versions.select_related("form__network").order_by("-made_at", "-pk")
