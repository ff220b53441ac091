"""The last step of the gate: what has settled is written as cells, sums and reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Any

from districtteam.lib.words import alphabetical

from .figures import Figure, Figures, Kind, Raw
from .policy import Audience, Detail, Policy
from .pools import Entry, Pools, added, entry_of, shown_groups
from .reader import Reader
from .released import SEAL, Aggregate, Cell, Content, Reason, Released

FIGURES_KEPT = 2  # of a number that stands without a name


@dataclass(frozen=True)
class Settled:
    """Everything that `write` needs, decided."""

    reader: Reader
    policy: Policy
    figures: Figures
    answers: Mapping[int, Figure]
    wished: Mapping[int, Detail]
    pools: Pools
    changed: Sequence[set[int]]


def write(settled: Settled) -> Released:
    figures, pools = settled.figures, settled.pools
    named = _named(settled)
    entries = {**named, **pools.anonymous()}
    apart = figures.kind in {Kind.TEXT, Kind.SHARE}
    summed = not apart and bool(entries.keys() - settled.reader.own)
    return Released(
        SEAL,
        question=figures.question,
        content_class=figures.content_class,
        kind=figures.kind,
        answered=len(settled.answers),
        missing=len(figures.rows) - len(settled.answers),
        hidden=len(settled.answers.keys() - entries.keys()),
        masked=sum(row.tightened < Detail.NAMED for row in settled.answers.values()),
        reasons=tuple(_reasons(settled)),
        privileged=frozenset(team for team in named if _is_privileged(settled, team)),
        ledger=Raw(entries),
        content=Raw(
            Content(
                tuple(_cells(settled, entries)),
                _sum(figures.kind, entries) if summed else None,
                tuple(_parts(settled, entries)) if summed else (),
            )
        ),
    )


def _named(settled: Settled) -> dict[int, Entry]:
    """What the reader sees by name, their own among it."""
    return {
        team: entry_of(row, settled.figures.kind, Detail.NAMED)
        for team, row in settled.answers.items()
        if settled.wished[team] is Detail.NAMED
    }


def _is_privileged(settled: Settled, team: int) -> bool:
    """Whether the team's peers may not read its name beside this answer, as this reader does."""
    if team in settled.reader.own:
        return False
    row = settled.answers[team]
    cell = settled.policy.cell(settled.figures.content_class, Audience.PEERS)
    for_peers = max(cell, row.consents.get(Audience.PEERS, Detail.NOTHING))
    return min(for_peers, row.tightened) < Detail.NAMED


# Sums


def _sum(kind: Kind, entries: Mapping[int, Entry], group: str = "") -> Aggregate:
    return Aggregate(SEAL, kind, len(entries), added(entries.values()), group)


def _parts(settled: Settled, entries: Mapping[int, Entry]) -> Iterator[Aggregate]:
    """Sums by part of the country: those all named, and those whose rest may be known."""
    anonymous = settled.pools.anonymous()
    kind, rule = settled.figures.kind, settled.pools.rule
    mixed = {entry.group for entry in anonymous.values()}
    shown = shown_groups(anonymous, settled.changed, kind, rule)
    shown |= {entry.group for entry in entries.values()} - mixed
    inside: dict[str, dict[int, Entry]] = {
        group: {} for group in sorted(shown - {""}, key=alphabetical)
    }
    for team, entry in entries.items():
        if entry.group in inside:
            inside[entry.group][team] = entry
    for group, members in inside.items():
        yield _sum(kind, members, group)


# Single answers


def _cells(settled: Settled, entries: Mapping[int, Entry]) -> Iterator[Cell]:
    kind = settled.figures.kind
    named = [(settled.answers[t], e) for t, e in entries.items() if e.level is Detail.NAMED]
    for row, entry in sorted(named, key=lambda pair: (alphabetical(pair[0].name), pair[0].team)):
        yield _named_cell(row, entry, kind, own=row.team in settled.reader.own)
    coded = [entry for entry in entries.values() if entry.level is Detail.CODE]
    yield from (_nameless(entry, kind) for entry in sorted(coded, key=lambda e: e.code))
    spread = [_nameless(e, kind) for e in entries.values() if e.level is Detail.DISTRIBUTION]
    yield from sorted(spread, key=lambda cell: _order(cell.value))


def _named_cell(row: Figure, entry: Entry, kind: Kind, *, own: bool) -> Cell:
    numerator, denominator = entry.value if kind is Kind.RATIO else (None, None)
    return Cell(
        SEAL,
        kind,
        Detail.NAMED,
        value_of(entry, kind),
        numerator=numerator,
        denominator=denominator,
        team=row.team,
        name=row.name,
        group=row.group,
        own=own,
    )


def _nameless(entry: Entry, kind: Kind) -> Cell:
    code = entry.code if entry.level is Detail.CODE else ""
    return Cell(SEAL, kind, entry.level, _rounded(value_of(entry, kind)), code=code)


def value_of(entry: Entry, kind: Kind) -> Any:
    """A share is a number between its parts; None where nobody was counted."""
    if kind is not Kind.RATIO:
        return entry.value
    numerator, denominator = entry.value
    return numerator / denominator if denominator else None


def _rounded(value: Any) -> Any:
    """To two figures: 0.6247 is 0.62, 212340 is 210000; codes and texts as they are."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value:
        return value
    return round(value, FIGURES_KEPT - 1 - floor(log10(abs(value))))


def _order(value: Any) -> tuple[bool, float, str]:
    is_number = isinstance(value, (int, float))
    return (not is_number, float(value) if is_number else 0.0, str(value))


# Why


def _reasons(settled: Settled) -> Iterator[Reason]:
    """Each reason once, with how many answers it concerns; the policy's word always first."""
    kind = settled.figures.content_class
    found: Counter[tuple[str, str]] = Counter()
    for team, row in settled.answers.items():
        found[_reason(settled, team, row)] += 1
    for (code, detail), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        yield Reason(code, count, {"class": kind.value, "detail": detail})
    missing = len(settled.figures.rows) - len(settled.answers)
    if missing:
        yield Reason("missing", missing)


def _reason(settled: Settled, team: int, row: Figure) -> tuple[str, str]:
    """The code of what decided, and how much is seen."""
    if team in settled.reader.own:
        return ("own", Detail.NAMED.word)
    entry = settled.pools.entries.get(team)
    level = settled.wished[team] if entry is None else entry.level
    if team in settled.pools.why:
        return (settled.pools.why[team], level.word)
    if row.tightened is level and level < Detail.NAMED:
        return ("tightened", level.word)
    if row.consents and _widened(settled, row):
        return ("consent", level.word)
    if settled.reader.most is level and level < Detail.NAMED:
        return ("role", level.word)
    return ("policy", level.word)


def _widened(settled: Settled, row: Figure) -> bool:
    """Whether the district's own consent shows more of it than the policy does."""
    kind, reader = settled.figures.content_class, settled.reader
    without = reader.widest(settled.policy, kind, row.team, {})
    return reader.widest(settled.policy, kind, row.team, row.consents) > without
