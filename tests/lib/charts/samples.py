"""Data to draw: the health zones of Benin as they are called, and what goes wrong in data."""

from collections.abc import Sequence

from districtteam.lib.charts import (
    AnswerWords,
    Area,
    Asked,
    Choice,
    ClassWords,
    Course,
    NumberWords,
    Own,
    Panel,
    PanelWords,
    Passed,
    Peer,
    PeerWords,
    Placed,
    Ranged,
    RangeWords,
    Rated,
    ScaleWords,
    StepWords,
    StripWords,
    TrendWords,
)
from districtteam.lib.geometry import MapPaths, map_paths, read_geometry

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
    "Aplahoué-Djakotomey-Dogbo",
    "Klouékanmè-Toviklin-Lalo",
    "Bassila",
    "Djougou-Copargo-Ouaké",
    "Cotonou I-IV",
    "Cotonou II-III",
    "Cotonou V",
    "Cotonou VI",
    "Comé-Bopa-Grand-Popo-Houéyogbé",
    "Lokossa-Athiémé",
    "Adjohoun-Bonou-Dangbo",
    "Porto-Novo-Aguégués-Sèmè-Podji",
    "Kétou-Pobè-Adja-Ouèrè",
    "Sakété-Ifangni",
    "Abomey-Agbangnizoun-Djidja",
    "Bohicon-Zogbodomey-Zakpota",
    "Covè-Ouinhi-Zangnanado",
    "Avrankou-Akpro-Missérété-Adjarra",
)
UGLY = (
    "A" * 80,
    "Zone sanitaire de " + "Tchaourou-" * 6,
    "الخرطوم بحري وشرق النيل",
    "محلية Khartoum (الشمالية)",
    "<script>alert('Lola & co')</script>",
    "",
    "\u202eolleh\x07",
    "WWWWWWWWWWWWWWWW",
    "北京市朝阳区卫生局",
)


MONTHS = tuple(
    f"{month} 2026"
    for month in (
        "janv.",
        "févr.",
        "mars",
        "avr.",
        "mai",
        "juin",
        "juil.",
        "août",
        "sept.",
        "oct.",
        "nov.",
        "déc.",
    )
)
DEPARTMENTS = ("Alibori", "Atacora", "Atlantique", "Borgou", "Collines", "Couffo", "Donga")


def percent(value: float) -> str:
    return f"{value * 100:.0f} %"


def of(count: int, total: int) -> str:
    return f"{count} ({count / total * 100:.0f} %)" if total else f"{count}"


PEERS = PeerWords(
    "Accouchements assistés, 2026",
    number=percent,
    you="Vous",
    nothing="Pas de chiffre",
    half="Moitié des districts semblables : au moins",
    best="Les plus performants, pris ensemble : %(figure)s",
    interval="Marge d’incertitude",
)
RANGES = RangeWords(
    "Vaccination Penta 3",
    number=percent,
    you="Vous",
    nothing="Pas de chiffre",
    higher="Plus haut qu’attendu",
    within="Dans la fourchette attendue",
    lower="Plus bas qu’attendu",
    unjudged="Montré sans comparaison",
    unknown="Pas de chiffre",
    band="Là où le hasard seul place une zone sanitaire de cette taille",
    centre="Toutes les zones ensemble :",
    dot="Le chiffre d’une zone",
    more="et %(count)s autres",
)
ANSWERS = AnswerWords(
    "Qui décide de l’emploi des fonds ?",
    number=percent,
    you="Votre réponse",
    of=of,
    base=lambda answered, missing: f"{answered} équipes ont répondu ; {missing} sans réponse",
    hidden="Masqué",
    why="Masqué : si peu d’équipes qu’on pourrait les reconnaître, ou qui en révéleraient d’autres",
)
SCALE = ScaleWords(
    "Votre avis sur la supervision",
    number=percent,
    you="Vous",
    levels=(
        "Pas du tout d’accord",
        "Plutôt pas d’accord",
        "Ni d’accord ni pas d’accord",
        "Plutôt d’accord",
        "Tout à fait d’accord",
    ),
    base=lambda low, high: f"De {low} à {high} réponses",
)
NUMBERS = NumberWords(
    "Délai de remboursement",
    number=lambda value: f"{value:g} jours",
    tick=lambda value: f"{value:g}",
    you="Vous :",
    half="Moitié des zones : au moins",
    middle="La moitié du milieu",
    base=lambda answered, missing: f"{answered} équipes ont répondu ; {missing} sans réponse",
)
STEPS = StepWords(
    "Participation au cycle 4",
    you="Vous",
    of=lambda count, total: f"{count} sur {total}",
    before="Cycle précédent",
    done="Vous : fait",
    undone="Vous : pas noté",
    base="34 zones sanitaires invitées",
)
CHOICES = (
    Choice("chief", "Le médecin-chef seul", 5),
    Choice(
        "team",
        "L’équipe d’encadrement, en réunion, avec un procès-verbal envoyé à la direction "
        "départementale",
        18,
    ),
    Choice("region", "La direction départementale de la santé", 9),
    Choice("other", "Autre", None),
)
ASKED = Asked(34, 2)
QUESTIONS = (
    Rated("stock", "Les médicaments commandés sont arrivés à temps", (2, 5, 4, 14, 9)),
    Rated(
        "use", "Les réunions de monitorage ont servi à décider de quelque chose", (8, 9, 3, 10, 4)
    ),
    Rated("pay", "Les relais communautaires sont payés", (20, 9, 3, 1, 1)),
)
PASSED = (
    Passed("filled", "Questionnaire rempli", 32, 31),
    Passed("commented", "Résultats commentés", 14, 9),
    Passed("forum", "Participation au forum", 16, 7),
    Passed("committed", "Engagement pris", 11),
)


TREND = TrendWords(
    "Accouchements assistés",
    number=percent,
    you="Vous",
    half="Moitié des zones semblables : au moins",
    middle="La moitié du milieu",
    target="Votre cible :",
    gaps="Sans chiffre :",
    causes="Ce qui suit peut avoir d’autres causes.",
)
PANELS = PanelWords(
    "Huit indicateurs",
    number=percent,
    you="Vous",
    line="Moitié des zones : au moins",
    half="moitié : %(figure)s",
    none="Vous : pas de chiffre",
    span="janv. 2025 – déc. 2026",
    earlier="(avant)",
    same="Même échelle dans tous les cadres.",
    apart="Chaque cadre a sa propre échelle.",
)
STRIP = StripWords(
    "Par département",
    number=percent,
    you="Vous",
    nothing="Pas de chiffre",
    half="Moitié du département : au moins",
    all_half="Moitié de toutes les zones : au moins",
)
CLASSES = ClassWords(
    "Couverture par zone",
    number=percent,
    you="Vous",
    nothing="Pas de chiffre",
    between=lambda low, high: f"{low} – {high}",
)
HALF = (0.55, 0.56, 0.58, 0.57, 0.6, 0.62, 0.61, 0.63, 0.66, 0.67, 0.69, 0.71)
COURSE = Course(
    MONTHS, HALF, [v - 0.12 for v in HALF], [v + 0.1 for v in HALF], extremes=(0.3, 0.95)
)
LINE = (0.40, 0.42, 0.39, None, 0.44, 0.43, 0.5, 0.55, 0.57, 0.6, 0.63, 0.62)
OWN = Own(LINE, 6, "Réunion hebdomadaire des références")


def panels(count: int = 8) -> list[Panel]:
    labels = ("Consultations prénatales", "Dépistage de la malnutrition", "Penta 3", "Complétude")
    return [
        Panel(f"p{n}", labels[n % 4], [0.3 + (n * 7 + month) % 13 / 25 for month in range(24)])
        for n in range(count)
    ]


def placed(count: int = 200) -> list[Placed]:
    made = [Placed(f"z{n}", DEPARTMENTS[n % 6], 0.3 + (n * 37 % 63) / 100) for n in range(count)]
    return [*made, Placed("none", DEPARTMENTS[6], None)]


def square(n: int, columns: int = 8) -> dict[str, object]:
    """Borders as GeoJSON: squares side by side."""
    x, y = n % columns, n // columns
    ring = [[x, y], [x + 1, y], [x + 1, y + 1], [x, y + 1], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def areas(names: Sequence[str] = ZONES) -> list[Area]:
    return [
        Area(f"z{n}", name, None if n == 4 else 0.3 + (n * 37 % 63) / 100, point=(n % 6, n // 6))
        for n, name in enumerate(names)
    ]


def outlines(count: int = len(ZONES)) -> MapPaths:
    return map_paths({f"z{n}": read_geometry(square(n)) for n in range(count)}, width=300)


def peers(names: Sequence[str] = ZONES) -> list[Peer]:
    """Values between 30 % and 92 %, always the same; the last has none."""
    made = []
    for n, name in enumerate(names):
        value = 0.3 + (n * 37 % 63) / 100
        made.append(Peer(f"z{n}", name, value, value - 0.05, value + 0.05))
    return [*made[:-1], Peer(made[-1].key, made[-1].name, None)] if made else []


def ranges(names: Sequence[str] = ZONES) -> list[Ranged]:
    made = []
    for n, name in enumerate(names):
        spread = 0.02 + (n * 13 % 9) / 100
        z = (n * 29 % 71) / 10 - 3.5
        verdict = "higher" if z > 1.96 else "lower" if z < -1.96 else "within"
        limits = [0.7 + side * spread for side in (-1.96, 1.96, -3.09, 3.09)]
        made.append(Ranged(f"z{n}", name, 0.7 + z * spread, *limits, verdict))
    return [*made[:-1], Ranged("none", "Sans chiffre", None)] if made else []
