"""What the gallery draws: names of real length, figures that are always the same, ugly ones."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from districtteam.lib.charts import Drawn
from districtteam.ui.charts.shown import Shown, shown
from districtteam.ui.charts.words import percent

# The health zones of Benin.
ZONES = (
    "Banikoara",
    "Kandi-Gogounou-Ségbana",
    "Malanville-Karimama",
    "Natitingou-Boukoumbé-Toucountouna",
    "Kouandé-Ouassa-Péhunco-Kérou",
    "Tanguiéta-Matéri-Cobly",
    "Allada-Toffo-Zè",
    "Abomey-Calavi-Sô-Ava",
    "Ouidah-Kpomassè-Tori-Bossito",
    "Nikki-Kalalé-Pèrèrè",
    "Bembèrèkè-Sinendé",
    "Parakou-N’Dali",
    "Tchaourou",
    "Dassa-Zoumè-Glazoué",
    "Savalou-Bantè",
    "Savè-Ouèssè",
)
REGIONS = ("Alibori", "Atacora", "Atlantique", "Borgou", "Collines", "Donga")
UGLY = (
    "Zone sanitaire de Natitingou-Boukoumbé-Toucountouna et environs, rattachement provisoire",
    "الخرطوم بحري وشرق النيل",
    "<b>Kindia</b> & co",
    "WWWWWWWWWWWWWWWWWWWW",
    "",
)


@dataclass(frozen=True)
class Sample:
    """One drawing of the gallery. kind: how its data are."""

    kind: str
    chart: Shown


def sample(
    kind: str,
    drawn: Drawn,
    own: object = None,
    text: str = "",
    *,
    number: Callable[[float], str] = percent,
) -> Sample:
    return Sample(kind, shown(drawn, number, own, text))


def figures(names: Sequence[str]) -> list[float]:
    """Always the same, between 38 % and 92 %."""
    return [0.38 + (n * 37 % 55) / 100 for n in range(len(names))]
