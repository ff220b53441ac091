"""Two made-up countries in the open Gulf of Guinea, where there is no land.

No name of a region or district is that of a real one (a test compares them with the lists of
real places that are at hand), and no figure is about anywhere.
"""

from .country import Country, Region

ZEMBARA = Country(
    slug="zembara",
    name="Zembara",
    english="Zembara",
    languages=("fr", "en"),
    time_zone="Africa/Abidjan",
    levels=(
        ("Pays", "Country"),
        ("Région", "Region"),
        ("District", "District"),
        ("Formation sanitaire", "Health facility"),
    ),
    regions=(
        Region(
            "Péninsule",
            "Peninsula",
            "en",
            (-4.1, -0.7),
            ("Cape Amity", "Wenkoro", "Port Amity", "Yandoro", "Salt River"),
        ),
        Region(
            "Littoral-Sanawé",
            "Sanawé Coast",
            "fr",
            (-2.45, -1.5),
            (
                "Houékan-Plage",
                "Dovékpo",
                "Sanawé-Port",
                "Sanawé-Nord",
                "Sanawé-Centre",
                "Agbéhoué",
                "Lokpodji",
                "Zinvémé",
                "Tohouéta",
            ),
        ),
        Region(
            "Hauts-Plateaux",
            "High Plateaux",
            "fr",
            (-2.5, 0.75),
            ("Kéroulé", "Dembaré", "Banfélé", "Sirafara", "Tougouni", "Nafadala", "Foulamé"),
        ),
        Region(
            "Grandes-Lagunes",
            "Great Lagoons",
            "fr",
            (-1.1, -2.8),
            (
                "Grand-Mafou",
                "Pointe-aux-Huîtres",
                "Bétiala",
                "Yaokré",
                "Sassembli",
                "Kpéfou",
                "Nianguébo",
            ),
        ),
        Region(
            "Grande-Forêt",
            "Great Forest",
            "en",
            (0.9, -2.3),
            ("Kuwassa", "Great Falls", "Ndivala", "Obudan", "Ekpala"),
        ),
        Region(
            "Marches de l’Est",
            "Eastern Marches",
            "fr",
            (0.3, 0.2),
            ("Gorodji", "Djibalé", "Bankarou", "Tin-Azara", "Sénobari"),
            remote=True,
        ),
    ),
    seed=3,
    south_west=(-5.5, -4.5),
    north_east=(3.0, 2.7),
    heart=(-2.9, -2.0),
)

MAYELO = Country(
    slug="mayelo",
    name="Mayélo",
    english="Mayélo",
    languages=("fr",),
    time_zone="Africa/Porto-Novo",
    levels=(
        ("Pays", "Country"),
        ("Département", "Department"),
        ("Zone sanitaire", "Health zone"),
        ("Formation sanitaire", "Health facility"),
    ),
    regions=(
        Region(
            "Basse-Côte",
            "Lower Coast",
            "fr",
            (6.3, -3.7),
            ("Anéfa", "Gbodjé", "Port-Mayélo", "Sèhoumè"),
        ),
        Region(
            "Collines-Rouges",
            "Red Hills",
            "fr",
            (7.6, -3.3),
            ("Tchankparé", "Ouessala", "Kétoumba", "Alédjira"),
        ),
        Region(
            "Haut-Mayélo",
            "Upper Mayélo",
            "fr",
            (6.75, -2.4),
            ("Bantékpé", "Kondéri", "Motériba", "Tengoula"),
        ),
    ),
    seed=8,
    south_west=(5.0, -5.0),
    north_east=(9.0, -1.0),
    heart=(6.5, -3.7),
)
