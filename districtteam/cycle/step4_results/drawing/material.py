"""The gate, asked for whole audiences: what each may see of a question, edition after edition."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from districtteam.disclosure.figures import Figures
from districtteam.disclosure.gate import Guard, level_of, named_to, release
from districtteam.disclosure.policy import Audience, Detail
from districtteam.disclosure.reader import PUBLIC, Reader
from districtteam.disclosure.released import Cell, Released, for_freezing

from .frozen import Asked, Frozen, figures_of, key_of

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


def audience_in(regions: Iterable[int]) -> str:
    """Who has posts in these regional teams, and may see more of the teams in their places.

    Two drawings side by side would tell what neither does: so there is one for both.
    """
    return f"region:{key_of(regions)}"


def audiences_of(frozen: Frozen) -> list[str]:
    """Everybody for whom an edition may be drawn, each region by itself among them."""
    return [*READERS, *(f"region:{key}" for key in frozen.regions)]


def reader_of(frozen: Frozen, audience: str) -> Reader:
    """A region that an edition knows nothing of reads what every region may read."""
    whole, _colon, regions = audience.partition(":")
    inside = frozen.regions.get(regions, ())
    return replace(READERS[whole], under=frozenset(inside)) if inside else READERS[whole]


class Material:
    """One question of an edition. before: the editions published earlier, in order.

    period: of a routine figure, one of its periods, "" for the last.
    """

    def __init__(
        self, frozen: Frozen, asked: Asked, before: Sequence[Frozen] = (), period: str = ""
    ) -> None:
        self.frozen = frozen
        code = period or (asked.periods[-1] if asked.is_routine else "")
        self._given = figures_of(frozen, asked, period=code)
        self._earlier = [
            (edition, figures_of(edition, edition.question(asked.name), period=code))
            for edition in before
            if any(_is_same(it, asked, code) for it in edition.questions)
        ]

    def shows_more_to(self, audience: str) -> bool:
        """Whether an audience may see any answer in more detail than the teams each other's."""
        reader, policy, given = reader_of(self.frozen, audience), self.frozen.policy, self._given
        inside = reader.under
        return any(
            level_of(reader, policy, given, row) > level_of(PEERS, policy, given, row)
            for row in given.rows
            if (not inside or row.team in inside) and not row.is_missing
        )

    def shows_less_to(self, audience: str) -> bool:
        """Whether an audience may see any answer in less detail than the teams each other's."""
        reader, policy, given = reader_of(self.frozen, audience), self.frozen.policy, self._given
        answered = (row for row in given.rows if not row.is_missing)
        return any(
            level_of(reader, policy, given, row) < level_of(PEERS, policy, given, row)
            for row in answered
        )

    def released_to(self, audience: str) -> Released:
        """What an audience may see of it, to be kept."""
        earlier: list[Released] = []
        for edition, given in self._earlier:
            earlier.append(_released(audience, edition, given, earlier))
        return for_freezing(_released(audience, self.frozen, self._given, earlier))


def _is_same(then: Asked, now: Asked, period: str) -> bool:
    """Whether an edition before said the same thing, of the same period."""
    alike = (then.name, then.kind) == (now.name, now.kind)
    return alike and (not period or period in then.periods)


def _released(
    audience: str, frozen: Frozen, given: Figures, earlier: Sequence[Released]
) -> Released:
    named = _named_elsewhere(frozen, given) if audience == "public" else ()
    guard = Guard(frozen.base, frozen.least, tuple(earlier), named)
    return release(reader_of(frozen, audience), frozen.policy, given, guard=guard)


def _named_elsewhere(frozen: Frozen, given: Figures) -> tuple[frozenset[int], ...]:
    """Whom the other audiences see by name: their members read the public pages as well."""
    others = (reader_of(frozen, it) for it in audiences_of(frozen) if it != "public")
    return tuple({named for it in others if (named := named_to(it, frozen.policy, given))})


def own_cell(frozen: Frozen, asked: Asked, team: int, period: str = "") -> Cell | None:
    """A team's own answer, for its own eyes; None where it gave none."""
    reader = Reader(own=frozenset({team}))
    given = figures_of(frozen, asked, only=team, period=period)
    own = release(reader, frozen.policy, given).own
    return own[0] if own else None
