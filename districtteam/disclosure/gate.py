"""The one gate: `release(reader, policy, figures)` gives the only thing that may be shown.

What comes out is a `Released`: the reader's own answers, those that are named to them, those under
a code, those in a distribution, and sums; with the reason for everything that is not there.
Nobody else can make one.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from .figures import Figure, Figures
from .policy import Detail, Policy
from .pools import ANONYMOUS, Entry, Ledger, Pools, Rule, entry_of
from .reader import Reader
from .released import Released
from .writing import Settled, write


@dataclass(frozen=True)
class Guard:
    """base, least: see pools.Rule; before: what each edition before released to the same readers,
    the oldest first; named: for each other audience whose members read this too, the teams whose
    names it sees beside these answers (see named_to).
    """

    base: int = 5
    least: int = 5
    before: Sequence[Released] = ()
    named: Sequence[frozenset[int]] = ()


USUAL = Guard()


def release(reader: Reader, policy: Policy, figures: Figures, *, guard: Guard = USUAL) -> Released:
    """What this reader may see of these answers, and why not the rest."""
    answers = {row.team: row for row in figures.rows if not row.is_missing}
    wished = _levels(reader, policy, figures, answers)
    inside = reader.is_whole_audience
    rule = Rule(guard.base, guard.least, figures.persons, inside, tuple(guard.named))
    known: list[Ledger] = [edition.ledger.taken() for edition in guard.before]
    pools = _pools(figures, answers, wished, rule)
    pools.hide(_named_before(known) & pools.entries.keys(), "edition_before")
    pools.settle()
    changed = _hold(pools, known, wished)
    return write(Settled(reader, policy, figures, answers, wished, pools, changed))


def _levels(
    reader: Reader, policy: Policy, figures: Figures, answers: Mapping[int, Figure]
) -> dict[int, Detail]:
    """`level_of` for all of them: the same for most, who stand alike and agreed to nothing more."""
    known: dict[tuple[bool, ...], Detail] = {}
    found: dict[int, Detail] = {}
    for team, row in answers.items():
        if row.consents or row.tightened is not Detail.NAMED:
            found[team] = level_of(reader, policy, figures, row)
            continue
        alike = reader.sees_as(team)
        if alike not in known:
            known[alike] = level_of(reader, policy, figures, row)
        found[team] = known[alike]
    return found


def named_to(reader: Reader, policy: Policy, figures: Figures) -> frozenset[int]:
    """The teams whose names a reader sees beside these answers."""
    answers = {row.team: row for row in figures.rows if not row.is_missing}
    levels = _levels(reader, policy, figures, answers)
    return frozenset(team for team, level in levels.items() if level is Detail.NAMED)


def level_of(reader: Reader, policy: Policy, figures: Figures, row: Figure) -> Detail:
    """The widest of what the reader's audiences may see of this answer, before small numbers."""
    if row.team in reader.own:
        return Detail.NAMED
    widest = reader.widest(policy, figures.content_class, row.team, row.consents)
    return min(widest, row.tightened, reader.most)


def _pools(
    figures: Figures, answers: Mapping[int, Figure], wished: Mapping[int, Detail], rule: Rule
) -> Pools:
    entries = {
        team: entry_of(row, figures.kind, wished[team])
        for team, row in answers.items()
        if wished[team] is not Detail.NAMED
    }
    return Pools(entries, figures.kind, rule)


def _named_before(known: Sequence[Ledger]) -> set[int]:
    """Whose answer was named in an edition before can no longer hide others in a pool."""
    entries = (pair for ledger in known for pair in ledger.items())
    return {team for team, entry in entries if entry.level is Detail.NAMED}


def _hold(pools: Pools, known: Sequence[Ledger], wished: Mapping[int, Detail]) -> list[set[int]]:
    """Keep what the edition before had, where the difference would be that of a few districts.

    Returns for each edition before whose answer stood differently then. Where it cannot be kept,
    because somebody is shown less than then, the pools are not shown at all.
    """
    named = {team for team, level in wished.items() if level is Detail.NAMED}
    earlier = [then for ledger in known if (then := _anonymous(ledger, named))]
    now = pools.anonymous()
    seen = [teams for then in earlier for teams in _differences(then, now)]
    if not any(pools.rule.is_few_to_any(teams) for teams in seen):
        return [_differing(then, now, _summed) for then in earlier]
    pools.hide(now, "edition_before")
    last = earlier[-1]
    if all(wished.get(team, Detail.NOTHING) >= entry.level for team, entry in last.items()):
        pools.restore(last)
    return []


def _anonymous(ledger: Ledger, named: set[int]) -> dict[int, Entry]:
    return {t: e for t, e in ledger.items() if e.level in ANONYMOUS and t not in named}


def _differences(then: Ledger, now: Ledger) -> Iterator[set[int]]:
    """Whose answers differ in the sums, among the codes, in the distribution."""
    yield _differing(then, now, _summed)
    for level in (Detail.CODE, Detail.DISTRIBUTION):
        yield _differing(_only(then, level), _only(now, level), _whole)


def _only(ledger: Ledger, level: Detail) -> Ledger:
    return {team: entry for team, entry in ledger.items() if entry.level is level}


def _summed(entry: Entry | None) -> object:
    """What an answer adds to a sum, wherever else it stands."""
    return entry and (entry.amounts, entry.group, entry.value)


def _whole(entry: Entry | None) -> object:
    return entry


def _differing(then: Ledger, now: Ledger, what: Callable[[Entry | None], object]) -> set[int]:
    teams = then.keys() | now.keys()
    return {team for team in teams if what(then.get(team)) != what(now.get(team))}
