"""The gate, asked for whole audiences: what each may see of a question, edition after edition."""

from collections.abc import Sequence
from dataclasses import replace

from districtteam.disclosure.figures import Figures
from districtteam.disclosure.gate import Guard, release
from districtteam.disclosure.policy import Audience, Detail
from districtteam.disclosure.reader import PUBLIC, Reader
from districtteam.disclosure.released import Cell, Released, for_freezing

from .frozen import Asked, Frozen, figures_of

PEERS = Reader.whole(Audience.PEERS)
# For whom an edition is drawn. Experts read without names, evaluators codes, whatever peers see.
READERS: dict[str, Reader] = {
    "peers": PEERS,
    "facilitators": Reader.whole(Audience.FACILITATORS),
    "region": Reader.whole(Audience.REGION),
    "national": Reader.whole(Audience.NATIONAL),
    "evaluator": replace(PEERS, most=Detail.CODE),
    "expert": replace(PEERS, most=Detail.DISTRIBUTION),
    "public": PUBLIC,
}


class Material:
    """One question of an edition. before: the editions published earlier, in order."""

    def __init__(self, frozen: Frozen, asked: Asked, before: Sequence[Frozen] = ()) -> None:
        self.frozen = frozen
        self._given = figures_of(frozen, asked)
        self._earlier = [
            (edition, figures_of(edition, edition.question(asked.name)))
            for edition in before
            if any(it.name == asked.name and it.kind == asked.kind for it in edition.questions)
        ]

    def released_to(self, audience: str) -> Released:
        """What an audience may see of it, to be kept."""
        earlier: list[Released] = []
        for edition, given in self._earlier:
            earlier.append(_released(audience, edition, given, earlier))
        return for_freezing(_released(audience, self.frozen, self._given, earlier))


def _released(
    audience: str, frozen: Frozen, given: Figures, earlier: Sequence[Released]
) -> Released:
    guard = Guard(frozen.base, frozen.least, tuple(earlier))
    return release(READERS[audience], frozen.policy, given, guard=guard)


def own_cell(frozen: Frozen, asked: Asked, team: int) -> Cell | None:
    """A team's own answer, for its own eyes; None where it gave none."""
    reader = Reader(own=frozenset({team}))
    own = release(reader, frozen.policy, figures_of(frozen, asked, only=team)).own
    return own[0] if own else None
