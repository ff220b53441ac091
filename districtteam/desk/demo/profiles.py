"""What is the matter with which district: the gaps and silences of a real network, by name.

A district that is not named here has a full team whose lead confirms a few days after the call.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Profile:
    """members: posts filled beside the lead's; answers: days after the call until the team
    confirms, None for silence; by_phone: a facilitator types in what the lead says on the
    telephone; one_phone: the team shares a telephone; unled: the lead's post is empty; acting:
    somebody stands in, for so many days from now; new_lead: the lead changed so many days ago;
    left: so many members left without a successor; invited: members who never came.
    """

    members: int = 4
    answers: int | None = 5
    by_phone: bool = False
    one_phone: bool = False
    unled: bool = False
    acting: int = 0
    new_lead: int = 0
    left: int = 0
    invited: int = 0


USUAL = Profile()
PROFILES = {
    # Peninsula
    "Cape Amity": Profile(members=3, answers=2),
    "Wenkoro": Profile(new_lead=26, answers=14),
    "Yandoro": Profile(members=2, answers=None, invited=1),
    "Salt River": Profile(answers=1),
    # The coast around the capital: large teams, quick answers, much coming and going
    "Houékan-Plage": Profile(new_lead=12, answers=None, left=1),
    "Dovékpo": Profile(answers=3),
    "Sanawé-Port": Profile(members=5, answers=1),
    "Sanawé-Nord": Profile(members=4, answers=None, invited=1, left=1),
    "Sanawé-Centre": Profile(members=5, answers=2),
    "Lokpodji": Profile(acting=9, answers=8),
    "Zinvémé": Profile(unled=True, answers=None, members=3),
    "Tohouéta": Profile(answers=None, invited=2),
    # High plateaux
    "Kéroulé": Profile(answers=16, members=3),
    "Dembaré": Profile(acting=3, answers=None, invited=1),
    "Sirafara": Profile(new_lead=40, answers=4),
    "Nafadala": Profile(answers=None, members=2, invited=2),
    "Foulamé": Profile(one_phone=True, members=3, answers=11),
    # Great lagoons
    "Pointe-aux-Huîtres": Profile(one_phone=True, by_phone=True, members=2, answers=9),
    "Yaokré": Profile(acting=24, answers=6),
    "Sassembli": Profile(answers=None, left=2, invited=1),
    "Nianguébo": Profile(unled=True, answers=None, members=2, left=1),
    # Great forest
    "Great Falls": Profile(acting=15, answers=None, invited=1),
    "Obudan": Profile(one_phone=True, members=3, answers=13),
    "Ekpala": Profile(answers=None, members=3, invited=1),
    # Eastern marches: no network since the fighting; one telephone a team, where there is one
    "Gorodji": Profile(members=2, one_phone=True, by_phone=True, answers=17),
    "Djibalé": Profile(members=1, one_phone=True, answers=None),
    "Bankarou": Profile(members=1, one_phone=True, unled=True, answers=None),
    "Tin-Azara": Profile(members=1, one_phone=True, answers=None, left=1),
    "Sénobari": Profile(members=2, one_phone=True, by_phone=True, answers=10),
    # Those who look after them are asked as well
    "DRS Marches de l’Est": Profile(answers=None),
    "DRS Péninsule": Profile(answers=None),
    "Direction générale de la santé": Profile(answers=3),
    # Mayélo
    "Gbodjé": Profile(answers=None, members=3),
    "Tchankparé": Profile(acting=20, answers=7),
    "Motériba": Profile(answers=None, members=2, one_phone=True),
    "Tengoula": Profile(unled=True, answers=None, members=2),
}


def profile_of(district: str) -> Profile:
    return PROFILES.get(district, USUAL)
