"""The gate, asked for whole audiences: what each may see of a question, edition after edition."""

from collections.abc import Sequence
from dataclasses import replace

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


def released_to(
    audience: str, frozen: Frozen, asked: Asked, before: Sequence[Frozen] = ()
) -> Released:
    """What an audience may see of a question. before: the editions published earlier, in order."""
    earlier: list[Released] = []
    for edition in before:
        if any(it.name == asked.name and it.kind == asked.kind for it in edition.questions):
            earlier.append(_released(audience, edition, edition.question(asked.name), earlier))
    return for_freezing(_released(audience, frozen, asked, earlier))


def _released(audience: str, frozen: Frozen, asked: Asked, earlier: Sequence[Released]) -> Released:
    guard = Guard(frozen.base, frozen.least, tuple(earlier))
    return release(READERS[audience], frozen.policy, figures_of(frozen, asked), guard=guard)


def own_cell(frozen: Frozen, asked: Asked, team: int) -> Cell | None:
    """A team's own answer, for its own eyes; None where it gave none."""
    reader = Reader(own=frozenset({team}))
    own = release(reader, frozen.policy, figures_of(frozen, asked, only=team)).own
    return own[0] if own else None
