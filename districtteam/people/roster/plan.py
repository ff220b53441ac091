"""What taking in a list would do: nothing is written here."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from django.utils.translation import gettext_lazy as _

from districtteam.lib.words import fold
from districtteam.people.models import Network, PeopleImport
from districtteam.people.roles import NETWORK_ROLES
from districtteam.people.terms import term

from .persons import Match, PersonFinder, Reach
from .reading import Fault, Line, Reading, read_line
from .teams import FORM, PLACE, SKIP, TEAM, TeamFinder, TeamName

OTHERS = "*"  # the choice for every unknown name that has none of its own


@dataclass(frozen=True)
class NewTeam:
    """A team to form. place: the key of the place of that name, if there is one."""

    name: str
    place: int | None = None

    @property
    def key(self) -> str:
        return f"place {self.place}" if self.place else fold(self.name)


@dataclass
class Planned:
    """A line that will be taken in.

    team: the key of a team, a team to form, or None for a role in the network itself;
    added: addresses that are new for this person, with what was mended; posted: gets a post.
    """

    reading: Reading
    match: Match
    team: int | NewTeam | None
    team_name: str
    added: list[tuple[str, str, str]]
    posted: bool


@dataclass
class Plan:
    planned: list[Planned] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    unknown: list[TeamName] = field(default_factory=list)
    new_teams: dict[str, NewTeam] = field(default_factory=dict)
    left_out: int = 0

    @property
    def new_people(self) -> int:
        known = {id(row.match.known) for row in self.planned if row.match.known.key is None}
        return len(known)

    @property
    def matched_people(self) -> int:
        known = {row.match.known.key for row in self.planned}
        return len(known - {None})

    def counts(self) -> dict[str, int]:
        return {
            "new": self.new_people,
            "matched": self.matched_people,
            "teams": len(self.new_teams),
            "addresses": sum(len(row.added) for row in self.planned),
            "left_out": self.left_out,
            "faults": len(self.faults),
        }


def plan_of(draft: PeopleImport) -> Plan:
    """Go through a list that was read: seven queries, however long it is."""
    lines = [Line.of(row) for row in draft.rows]
    network = draft.network
    leads = [term(network, "lead", "one", code) for code in network.languages]
    chooser, people = (
        TeamChooser(network, draft.choices),
        PersonFinder(network, network.day_at(draft.at)),
    )
    plan = Plan()
    for line in lines:
        reading = read_line(line, network.country, leads)
        team = chooser.team_of(reading)
        plan.faults += reading.faults
        if reading.is_left_out:
            plan.left_out += 1
        else:
            plan.planned.append(_planned(reading, team, chooser, people))
    plan.new_teams = chooser.wanted(plan)
    plan.unknown = chooser.unknown_with_rows(lines)
    return plan


def _planned(
    reading: Reading, team: int | NewTeam | None, chooser: "TeamChooser", people: PersonFinder
) -> Planned:
    key = team.key if isinstance(team, NewTeam) else team
    reaches: list[Reach] = [(kind, value) for kind, value, _note in reading.addresses]
    match = people.find(reading.name, reaches, key)
    posted = key not in match.known.teams
    added = set(people.keep(match, reaches, key))
    kept = [it for it in reading.addresses if (it[0], it[1]) in added]
    return Planned(reading, match, team, chooser.name_of(team), kept, posted)


class TeamChooser:
    """Turns names of teams into teams, by what is known and by what the reader decided.

    choices: by folded name, "team:12", "place:7", "form" or "skip"; OTHERS for names without their
    own.
    """

    def __init__(self, network: Network, choices: Mapping[str, str]) -> None:
        self.choices = choices
        self.finder = TeamFinder(network)
        self._found: dict[str, TeamName] = {}

    def team_of(self, reading: Reading) -> int | NewTeam | None:
        """The team, one to form, or None; a fault that leaves the row out when there is none."""
        line = reading.line
        if not fold(line.team):
            if reading.role not in NETWORK_ROLES:
                self._refuse(reading, _("The team is missing. Enter the team of this person."))
            return None
        found = self._find(line.team)
        if found.team is not None:
            return found.team
        return self._chosen(found, reading)

    def _chosen(self, found: TeamName, reading: Reading) -> int | NewTeam | None:
        usual = FORM if found.place is not None else self.choices.get(OTHERS, SKIP)
        choice = self.choices.get(fold(found.typed), usual)
        if choice.startswith(TEAM):
            team = int(choice.removeprefix(TEAM))
            if team in self.finder.names:
                return team
        if choice.startswith(PLACE):
            place = int(choice.removeprefix(PLACE))
            if place in self.finder.places:
                return NewTeam(self.finder.places[place], place)
        if fold(found.typed) in self.finder.closed:
            self._refuse(reading, _("This team is closed. Reopen it, then look at the list again."))
            return None
        if choice == FORM:
            return NewTeam(found.place_name or " ".join(found.typed.split()), found.place)
        self._refuse(
            reading, _("No team has this name. Choose a team that is known, or form this one.")
        )
        return None

    def _refuse(self, reading: Reading, words: object) -> None:
        fault = Fault(reading.line.line, _("Team"), reading.line.team[:80], str(words), stops=True)
        reading.faults.append(fault)

    def _find(self, typed: str) -> TeamName:
        key = fold(typed)
        if key not in self._found:
            self._found[key] = self.finder.find(typed)
        return self._found[key]

    def name_of(self, team: int | NewTeam | None) -> str:
        if team is None:
            return ""
        return team.name if isinstance(team, NewTeam) else self.finder.names[team]

    def wanted(self, plan: Plan) -> dict[str, NewTeam]:
        teams = [row.team for row in plan.planned if isinstance(row.team, NewTeam)]
        return {team.key: team for team in reversed(teams)}

    def unknown_with_rows(self, lines: list[Line]) -> list[TeamName]:
        """Names without a team, those on most rows first."""
        rows = Counter(fold(line.team) for line in lines)
        names = [
            replace(name, rows=rows[key])
            for key, name in self._found.items()
            if name.team is None and name.place is None
        ]
        return sorted(names, key=lambda name: (-name.rows, fold(name.typed)))
