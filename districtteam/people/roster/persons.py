"""Who is meant by a line: somebody known by the same number or mailbox, or by name in the team."""

from dataclasses import dataclass, field
from datetime import date

from districtteam.lib.names import same_name
from districtteam.lib.words import fold
from districtteam.people.guard import guarded_from_lists
from districtteam.people.models import Address, Membership, Network, Person

Reach = tuple[str, str]  # kind and value of an address


@dataclass
class Known:
    """Somebody on the list or in the network. key: the person's, None while they are new.

    guarded: whose addresses no list changes: one could sign in with them.
    """

    name: str
    key: int | None = None
    reaches: set[Reach] = field(default_factory=set)
    teams: set[object] = field(default_factory=set)
    guarded: bool = False


@dataclass(frozen=True)
class Match:
    """why: same_address, same_name (in that team), new; shared: others who answer a number."""

    known: Known
    why: str
    shared: tuple[tuple[Reach, str], ...] = ()


class PersonFinder:
    """Knows a network's people by address and by team: four queries, any size.

    Lines found before are known too, so that somebody listed twice is one person.
    """

    def __init__(self, network: Network, day: date) -> None:
        self._by_reach: dict[Reach, list[Known]] = {}
        self._by_name: dict[tuple[object, str], Known] = {}
        posts = Membership.objects.filter(network=network)
        people = Person.objects.filter(pk__in=posts.values("person"), erased_at=None)
        guarded = guarded_from_lists(network, people, day)
        known = {
            key: Known(name, key, guarded=key in guarded)
            for key, name in people.values_list("pk", "name")
        }
        for kind, value, key in Address.objects.filter(person__in=people).values_list(
            "kind", "value", "person_id"
        ):
            self._reach(known[key], (kind, value))
        for key, team in posts.filter(ends=None).values_list("person_id", "team_id"):
            if key in known:
                self.join(known[key], team)

    def find(self, name: str, reaches: list[Reach], team: object) -> Match:
        """The same name at the same address; then the same name in the same team; else new."""
        holders = [(reach, known) for reach in reaches for known in self._by_reach.get(reach, ())]
        known = next((known for _reach, known in holders if same_name(known.name, name)), None)
        why = "same_address"
        if known is None:
            known, why = self._by_name.get((team, _words(name))), "same_name"
        if known is None:
            known, why = Known(name), "new"
        shared = tuple((reach, other.name) for reach, other in holders if other is not known)
        return Match(known, why, shared)

    def keep(self, match: Match, reaches: list[Reach], team: object) -> list[Reach]:
        """Remember what the line adds; returns the addresses that are new for this person."""
        known = match.known
        added = [] if known.guarded else [it for it in reaches if it not in known.reaches]
        for reach in added:
            self._reach(match.known, reach)
        self.join(match.known, team)
        return added

    def join(self, known: Known, team: object) -> None:
        known.teams.add(team)
        self._by_name.setdefault((team, _words(known.name)), known)

    def _reach(self, known: Known, reach: Reach) -> None:
        known.reaches.add(reach)
        self._by_reach.setdefault(reach, []).append(known)


def _words(name: str) -> str:
    """A name whatever the order of its words: "DIALLO Awa" is "Awa Diallo"."""
    return " ".join(sorted(fold(name).split()))
