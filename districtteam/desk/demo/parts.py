"""Whom a visitor of the demonstration may be, kept beside its data in demo.json."""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

import districtteam


@dataclass(frozen=True)
class Guise:
    """One person whom a visitor may be. link: the path that signs them in."""

    part: str
    name: str
    where: str
    link: str

    @property
    def label(self) -> Promise:
        return LABELS[self.part][0]

    @property
    def sense(self) -> Promise:
        return LABELS[self.part][1]


LABELS: dict[str, tuple[Promise, Promise]] = {
    "lead": (
        _("Lead of a district team"),
        _("Has just taken over the post; the roll call of the team waits for their word."),
    ),
    "member": (
        _("Member of a district team"),
        _("What a nurse or a data officer meets on a telephone."),
    ),
    "acting_lead": (
        _("Acting lead"),
        _("Stands in while the lead is away; an English-speaking region."),
    ),
    "facilitator": (
        _("Facilitator"),
        _("Sees who has answered and whom to call, number beside name."),
    ),
    "region": (
        _("Regional director"),
        _("Follows the teams of one region."),
    ),
    "national": (
        _("National directorate"),
        _("Sees the whole country, region by region."),
    ),
    "evaluator": (
        _("Evaluator"),
        _("Reads counts, never names."),
    ),
    "administrator": (
        _("Administrator"),
        _("Sets the network up: places, people, words, mandate."),
    ),
    "neighbour": (
        _("Lead in a second country"),
        _("Another network, other words, nothing of the first to be seen."),
    ),
}


def kept_in() -> Path:
    return Path(settings.DATA_DIR) / "demo.json"


def stamp() -> str:
    """Changes when the demonstration's tables or its story do: older data are then made anew."""
    package = Path(districtteam.__file__).parent
    files = [*package.glob("*/migrations/*.py"), *package.glob("desk/demo/**/*.py")]
    files += [*package.glob("desk/demo/**/*.json"), *package.glob("desk/demo/**/*.md")]
    digest = sha256()
    for path in sorted(files):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def keep(guises: list[Guise]) -> None:
    kept = {"stamp": stamp(), "guises": [asdict(guise) for guise in guises]}
    kept_in().write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")
    guises_of.cache_clear()


def is_made() -> bool:
    """Whether the data on disk are whole and of this version."""
    try:
        return bool(json.loads(kept_in().read_text(encoding="utf-8"))["stamp"] == stamp())
    except (OSError, ValueError, KeyError):
        return False


@lru_cache(maxsize=1)
def guises_of() -> tuple[Guise, ...]:
    """Everybody whom a visitor may be; nobody outside a demonstration."""
    if not settings.DEMO or not kept_in().exists():
        return ()
    kept = json.loads(kept_in().read_text(encoding="utf-8"))
    return tuple(Guise(**guise) for guise in kept["guises"])
