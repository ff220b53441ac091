"""What a question's page shows of a panel, whoever reads it."""

from typing import Any

from django.utils.translation import get_language

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results import queries
from districtteam.cycle.step4_results.charts import picture
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.disclosure.policy import ContentClass
from districtteam.disclosure.words import CLASSES


def panels_in(edition: Edition | None, audience: str) -> list[Panel]:
    if edition is None:
        return []
    language = get_language() or ""
    return list(queries.panels_of(edition, audience, language).defer("body"))


def shown(cycle: Cycle, edition: Edition, panel: Panel) -> dict[str, Any]:
    body = panel.body
    return {
        "cycle": cycle,
        "edition": edition,
        "panel": panel,
        "body": body,
        "picture": picture(edition, panel, None),
        "class_words": CLASSES[ContentClass(body["class"])],
        "before": panel.position - 1,
        "after": panel.position + 1,
        "last": edition.panels.filter(audience=panel.audience, language=panel.language).count(),
    }
