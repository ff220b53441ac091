"""Things of the cast's own network for the addresses of this room (tests/house/objects.py)."""

from collections.abc import Callable
from typing import Any

from django.utils import timezone

from districtteam.questionnaires.actions import add_turn, publish_version
from districtteam.questionnaires.models import Sheet, Version
from tests import make

from .make_forms import BY, confirmed, draft, sheet

OURS = ("doors:1", "doors:2")  # no cycle is called so
Builder = Callable[[make.Cast], dict[str, Any]]


def version(cast: make.Cast) -> Version:
    """A draft that Koubia's team was asked to try, the same each time it is asked for."""
    made = Version.objects.filter(form__network=cast.network, state=Version.DRAFT).first()
    if made is None:
        made = draft(cast.network)
        made.pilots.add(cast.team)
    return made


def ours(cast: make.Cast, subject: str = OURS[0]) -> Sheet:
    """A sheet of Koubia's team that is open as the tests run, with one turn of its repeat."""
    made = Sheet.objects.filter(team=cast.team, subject=subject).first()
    if made is None:
        opened = Sheet.objects.filter(team=cast.team, subject__in=OURS).first()
        text = opened.version if opened else publish_version(draft(cast.network), by=BY)
        made = sheet(text, cast.team, subject=subject, opens_at=make.NOW, days=36_500)
        add_turn(made, "ward", by=BY)
        Sheet.objects.filter(pk=made.pk).update(opens_at=min(make.NOW, timezone.now()))
    return made


def done(cast: make.Cast) -> Sheet:
    made = ours(cast, OURS[1])
    if not made.submissions.exists():
        made.turns.all().delete()
        confirmed(made, cast.bakary)
    return made


def of_sheet(cast: make.Cast) -> dict[str, Any]:
    return {"pk": ours(cast).pk}


def of_section(cast: make.Cast) -> dict[str, Any]:
    return {"pk": ours(cast).pk, "section": "story"}


def of_version(cast: make.Cast) -> dict[str, Any]:
    return {"pk": version(cast).pk}


OF_A_DRAFT = (
    "version mend rewrite source classes pilots publish preview remarks".split()  # noqa: SIM905
)
THINGS: dict[str, Builder] = {
    **{f"questionnaires:{name}": of_version for name in OF_A_DRAFT},
    "questionnaires:preview_section": lambda cast: {"pk": version(cast).pk, "section": "story"},
    "questionnaires:sheet": of_sheet,
    "questionnaires:offer": of_sheet,
    "questionnaires:section": of_section,
    "questionnaires:turn": lambda cast: {"pk": ours(cast).pk, "section": "ward", "turn": "1"},
    "questionnaires:hand": of_section,
    "questionnaires:review": of_sheet,
    "questionnaires:confirm": of_sheet,
    "questionnaires:receipt": lambda cast: {"pk": done(cast).pk},
    "questionnaires:decline": of_sheet,
    "questionnaires:reopen": of_sheet,
}
