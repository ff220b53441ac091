"""Which team a list means: by its name, its place's name or code; else what comes near."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from districtteam.lib.names import nearest
from districtteam.lib.words import fold
from districtteam.people.models import Network, Team
from districtteam.people.roles import TeamKind
from districtteam.people.terms import WORDS, term
from districtteam.places.models import Place

FORM, SKIP, TEAM, PLACE = "form", "skip", "team:", "place:"
# What stands between "district sanitaire" and its name.
SMALL_WORDS = {"de", "du", "des", "d", "la", "le", "l", "of", "the"}
SHORT_FORMS = ("ds", "zs", "dps", "ecd", "ecz", "eezs", "hdmt", "dhmt", "dist")


@dataclass(frozen=True)
class TeamName:
    """A name in the list. team: its key; place: the key of a place that has no team yet."""

    typed: str
    team: int | None = None
    place: int | None = None
    place_name: str = ""
    rows: int = 0


@dataclass
class TeamFinder:
    """Knows a network's teams and places by every name they have: three queries, any size."""

    network: Network
    names: dict[int, str] = field(default_factory=dict)
    places: dict[int, str] = field(default_factory=dict)  # districts without a team
    closed: set[str] = field(default_factory=set)
    _teams: dict[str, list[int]] = field(default_factory=dict)
    _places: dict[str, list[int]] = field(default_factory=dict)
    _heads: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        all_teams = list(Team.objects.filter(network=self.network))
        teams = [team for team in all_teams if team.closed is None]
        self.closed = {fold(team.name) for team in all_teams if team.closed}
        kinds = {team.pk: team.kind for team in teams}
        self.names = {team.pk: team.name for team in teams}
        for team in teams:
            self._know(self._teams, team.pk, [team.name])
        taken = self._know_places_of_teams()
        self._know_districts(taken)
        for found in self._teams.values():
            found.sort(key=lambda key: kinds[key] != TeamKind.HDMT)
        self._heads = tuple(sorted(map(fold, team_words(self.network)), key=len, reverse=True))

    def find(self, typed: str) -> TeamName:
        for key in self._keys(typed):
            if key in self._teams:
                return TeamName(typed, team=self._teams[key][0])
        for key in self._keys(typed):
            if len(self._places.get(key, ())) == 1:
                place = self._places[key][0]
                return TeamName(typed, place=place, place_name=self.places[place])
        return TeamName(typed)

    def near(self, typed: str) -> tuple[tuple[str, str], ...]:
        """What comes near, the nearest first: ("team:12" or "place:7", name).

        A place that has no team yet stands for the team that it will get.
        """
        keys = {name: f"{PLACE}{key}" for key, name in self.places.items()}
        keys |= {name: f"{TEAM}{key}" for key, name in self.names.items()}
        bare = self._keys(typed)[-1] if fold(typed) else typed
        return tuple((keys[name], name) for name in nearest(bare, keys))

    def _keys(self, typed: str) -> list[str]:
        """The name as typed, and without "district sanitaire de" before or "district" after it."""
        whole = fold(typed)
        for head in self._heads:
            if whole.startswith(f"{head} "):
                words = whole.removeprefix(f"{head} ").split()
                while len(words) > 1 and words[0] in SMALL_WORDS:
                    words = words[1:]
                return [whole, " ".join(words)]
            if whole.endswith(f" {head}"):
                return [whole, whole.removesuffix(f" {head}")]
        return [whole]

    def _know_places_of_teams(self) -> set[int]:
        links = Team.places.through.objects.filter(team__network=self.network, team__closed=None)
        rows = links.values_list(
            "team_id", "place_id", "place__name", "place__names", "place__code"
        )
        taken = set()
        for team, place, name, names, code in rows:
            taken.add(place)
            self._know(self._teams, team, [name, *names.values(), code])
        return taken

    def _know_districts(self, taken: set[int]) -> None:
        places = Place.objects.filter(
            source=self.network.place_source, level=self.network.district_level, closed=None
        )
        for place, name, names, code, uid in places.values_list(
            "pk", "name", "names", "code", "uid"
        ):
            if place not in taken:
                self.places[place] = name
                self._know(self._places, place, [name, *names.values(), code, uid])

    def _know(self, index: dict[str, list[int]], key: int, names: Iterable[str]) -> None:
        for name in {fold(str(name)) for name in names if name}:
            held = index.setdefault(name, [])
            if key not in held:
                held.append(key)


def team_words(network: Network) -> list[str]:
    """What this network may call a district or its team, in each of its languages."""
    languages = network.languages or ["en"]
    own = [term(network, word, "one", code) for word in ("district", "team") for code in languages]
    usual = [str(WORDS[word].singular) for word in ("district", "team")]
    return list(dict.fromkeys([*own, *usual, *SHORT_FORMS, "district", "zone", "préfecture"]))
