"""After a list was taken back: what stayed, and why."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.people.models import Membership, PeopleImport, Person, Team

REASONS: dict[str, str | Promise] = {
    "signed_in": _("has signed in since"),
    "verified": _("has confirmed an address since"),
    "changed": _("somebody has made changes since"),
    "referred": _("is used elsewhere since"),
    "not_empty": _("other people are in this team"),
}
MODELS = {"people.person": Person, "people.membership": Membership, "people.team": Team}
MOST = 100


@dataclass(frozen=True)
class Stay:
    name: str
    reason: str | Promise


def stays_of(taken: PeopleImport) -> list[Stay]:
    """The first hundred, by name: a query for each kind."""
    kept = taken.counts.get("stays", [])[:MOST]
    names: dict[tuple[str, int], str] = {}
    for kind, model in MODELS.items():
        keys = [key for other, key, _reason in kept if other == kind]
        rows = model._base_manager.filter(pk__in=keys)  # noqa: SLF001  (Django's documented API)
        if kind == "people.membership":
            rows = rows.select_related("person")
        names |= {(kind, row.pk): str(row) for row in rows} if keys else {}
    return [Stay(names.get((kind, key), "–"), REASONS[reason]) for kind, key, reason in kept]
