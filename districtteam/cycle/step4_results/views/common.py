"""What a question's page shows of a panel, whoever reads it."""

from datetime import date
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results import queries
from districtteam.cycle.step4_results.charts import picture
from districtteam.cycle.step4_results.models import Edition, Panel
from districtteam.disclosure.policy import ContentClass
from districtteam.disclosure.words import CLASSES
from districtteam.ui.http import Request


def lines_in(edition: Edition | None, audience: str) -> list[tuple[Panel, list[Panel]]]:
    """Each question, with the routine figures that stand beside it."""
    if edition is None:
        return []
    language = get_language() or ""
    panels = list(queries.panels_of(edition, audience, language).defer("body"))
    return [
        (panel, [one for one in panels if one.beside == panel.question])
        for panel in panels
        if not panel.beside
    ]


def panel_or_404(request: Request, cycle: Cycle, position: int) -> tuple[Edition, Panel]:
    """A question of the edition that readers see, as this reader may read it."""
    edition = queries.edition_of(cycle)
    if edition is None:
        raise Http404
    audience = queries.audience_of(request.here, cycle)
    panels = queries.panels_of(edition, audience, get_language() or "")
    return edition, get_object_or_404(panels, position=position)


def shown(cycle: Cycle, edition: Edition, panel: Panel) -> dict[str, Any]:
    body = panel.body
    return {
        "cycle": cycle,
        "edition": edition,
        "panel": panel,
        "body": body,
        "picture": picture(edition, panel, None),
        "class_words": CLASSES[ContentClass(body["class"])],
        **_around(edition, panel),
        "as_of": date.fromisoformat(body["as_of"]) if body.get("as_of") else edition.as_of,
        "since": date.fromisoformat(body["since"]) if body.get("since") else None,
    }


def _around(edition: Edition, panel: Panel) -> dict[str, Any]:
    """The questions before and after; of a routine figure, the one that it stands beside."""
    everybody = panel.audience.partition(":")[0]  # who reads every question
    rows = edition.panels.filter(audience=everybody, language=panel.language)
    if panel.beside:
        return {"asked": rows.filter(question=panel.beside).defer("body").first()}
    last = rows.filter(beside="").count()
    return {"before": panel.position - 1, "after": panel.position + 1, "last": last}
