"""Random tables, readers, tightenings, consents and answers: nothing is seen beyond its cell.

Each answer is a power of two of its own, so that a sum says exactly whose answers are in it, and
every subtraction that a reader can do is done here.
"""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from districtteam.disclosure.figures import Figures, Kind
from districtteam.disclosure.gate import Guard, named_to, release
from districtteam.disclosure.policy import OTHERS, Audience, ContentClass, Detail, Policy
from districtteam.disclosure.reader import PUBLIC, Reader
from districtteam.disclosure.released import Released, for_freezing
from districtteam.disclosure.writing import _rounded
from tests.disclosure.attack import figure

MOST = 18
LATER = 22  # bits further up: the same district's answer in the second edition
details = st.sampled_from(Detail)
audiences = st.sampled_from(OTHERS)
policies = st.dictionaries(
    st.tuples(st.sampled_from(ContentClass), audiences), details, max_size=18
).map(Policy)
readers = st.builds(
    Reader,
    audiences=st.frozensets(audiences, max_size=3),
    own=st.frozensets(st.integers(1, 3), max_size=2),
    twins=st.frozensets(st.integers(1, MOST), max_size=4),
    under=st.none() | st.frozensets(st.integers(1, MOST)),
    most=st.sampled_from([Detail.NAMED, Detail.NAMED, Detail.CODE, Detail.DISTRIBUTION]),
) | st.sampled_from(OTHERS).map(Reader.whole)
people = st.fixed_dictionaries(
    {
        "answers": st.sampled_from([True, True, True, True, False]),
        "changes": st.booleans() | st.just(value=False),
        "group": st.sampled_from(["North", "South", "East"]),
        "tightened": st.sampled_from([Detail.NAMED] * 6 + list(Detail)),
        "tightened_later": st.sampled_from([Detail.NAMED] * 9 + list(Detail)),
        "consents": st.dictionaries(audiences, details, max_size=1),
    }
)
districts = st.lists(people, max_size=MOST)


def first_edition(rows: list[dict], kind: ContentClass) -> Figures:
    return Figures(
        "q",
        kind,
        Kind.NUMBER,
        [
            figure(
                team,
                2**team if row["answers"] else None,
                group=row["group"],
                tightened=row["tightened"],
                consents=row["consents"],
            )
            for team, row in enumerate(rows, start=1)
        ],
    )


def second_edition(rows: list[dict], kind: ContentClass) -> Figures:
    given = first_edition(rows, kind)
    later = [
        figure(
            old.team,
            2 ** (old.team + LATER) if row["changes"] else old.value.taken(),
            group=old.group,
            tightened=min(row["tightened"], row["tightened_later"]),
            consents=old.consents,
        )
        for old, row in zip(given.rows, rows, strict=True)
    ]
    return Figures("q", kind, Kind.NUMBER, later)


def inside(total: float) -> frozenset[int]:
    """Which answers a sum is made of, as bits."""
    return frozenset(bit for bit in range(1, MOST + LATER + 1) if int(total) >> bit & 1)


def allowed(reader: Reader, policy: Policy, kind: ContentClass, row) -> Detail:
    """The widest that the table gives this reader, said anew and simply."""
    if row.team in reader.own:
        return Detail.NAMED
    found = [Detail.NOTHING]
    for audience in {*reader.audiences, Audience.PUBLIC}:
        cell = max(policy.cell(kind, audience), row.consents.get(audience, Detail.NOTHING))
        if audience is Audience.TWIN and row.team not in reader.twins:
            continue
        if audience is Audience.REGION and reader.under is not None:
            peers = max(policy.cell(kind, "peers"), row.consents.get("peers", Detail.NOTHING))
            cell = cell if row.team in reader.under else min(cell, peers)
        found.append(cell)
    return min(max(found), row.tightened, reader.most)


def hidden_sums(released: Released) -> list[frozenset[int]]:
    """What is left of each sum, and of the sum of all less any parts, without what is named."""
    known = frozenset(cell.team for cell in (*released.own, *released.named))
    if released.aggregate is None:
        return []
    whole = inside(released.aggregate.total)
    parts = [inside(part.total) for part in released.parts]
    rests = [whole]
    for count in range(1, len(parts) + 1):
        rests += [whole.difference(*chosen) for chosen in combinations(parts, count)]
        rests += [frozenset().union(*chosen) for chosen in combinations(parts, count)]
    return [rest - known - {team + LATER for team in known} for rest in rests]


def check_cells(released: Released, given: Figures, reader: Reader, policy: Policy) -> None:
    rows = {row.team: row for row in given.rows}

    def seen(team: int) -> Detail:
        return allowed(reader, policy, given.content_class, rows[team])

    assert all(cell.team in reader.own for cell in released.own)
    assert all(seen(cell.team) is Detail.NAMED for cell in released.named)
    for level, cells in (
        (Detail.CODE, released.coded),
        (Detail.DISTRIBUTION, released.distribution),
    ):
        may = [team for team in rows if level <= seen(team) < Detail.NAMED]
        assert len(cells) <= len(may)
        assert len(cells) == 0 or len(cells) >= 5 + reader.is_whole_audience
        assert all((cell.team, cell.name) == (None, "") for cell in cells)
    assert all(int(cell.code[1:]) in rows for cell in released.coded)


def check_sums(released: Released, given: Figures, reader: Reader, policy: Policy) -> None:
    may = {
        row.team
        for row in given.rows
        if allowed(reader, policy, given.content_class, row) >= Detail.AGGREGATE
    }
    for rest in hidden_sums(released):
        teams = {bit - LATER if bit > LATER else bit for bit in rest}
        assert teams <= may
        assert len(rest) == 0 or len(rest) >= 5 + reader.is_whole_audience


@settings(max_examples=300, deadline=None)
@given(policies, readers, districts, st.sampled_from(ContentClass))
def test_one_edition(policy: Policy, reader: Reader, rows: list, kind: ContentClass) -> None:
    given = first_edition(rows, kind)
    released = for_freezing(release(reader, policy, given))
    check_cells(released, given, reader, policy)
    check_sums(released, given, reader, policy)


@settings(max_examples=300, deadline=None)
@given(policies, readers, districts, st.sampled_from(ContentClass))
def test_two_editions(policy: Policy, reader: Reader, rows: list, kind: ContentClass) -> None:
    first = for_freezing(release(reader, policy, first_edition(rows, kind)))
    given = second_edition(rows, kind)
    second = for_freezing(release(reader, policy, given, guard=Guard(before=[first])))
    check_cells(second, given, reader, policy)
    check_sums(second, given, reader, policy)
    known = {cell.team for one in (first, second) for cell in (*one.own, *one.named)}
    known |= {team + LATER for team in known}
    for before, after in pairs(first, second):
        differing = (before ^ after) - known
        moved = {bit - LATER if bit > LATER else bit for bit in differing}
        assert len(moved) == 0 or len(moved) >= 5 + reader.is_whole_audience
    spread = [{cell.value for cell in one.distribution} for one in (first, second)]
    alone = (spread[0] ^ spread[1]) - {_rounded(2**team) for team in known}
    assert not all(spread) or len(alone) == 0 or len(alone) >= 5


def pairs(first: Released, second: Released):
    """The sums of both editions that speak of the same districts."""
    before = {part.group: inside(part.total) for part in first.parts}
    after = {part.group: inside(part.total) for part in second.parts}
    yield from ((before[group], after[group]) for group in before.keys() & after.keys())
    if first.aggregate and second.aggregate:
        yield inside(first.aggregate.total), inside(second.aggregate.total)


@settings(max_examples=300, deadline=None)
@given(policies, st.lists(readers, max_size=3), districts, st.sampled_from(ContentClass))
def test_who_reads_names_elsewhere_finds_no_other_in_what_everybody_reads(
    policy: Policy, others: list, rows: list, kind: ContentClass
) -> None:
    """In one edition and in two, whatever parts are added up or taken away."""
    editions = [first_edition(rows, kind), second_edition(rows, kind)]
    seen: list[Released] = []
    for figures in editions:
        named = [named_to(other, policy, figures) for other in others]
        guard = Guard(before=tuple(seen), named=named)
        seen.append(for_freezing(release(PUBLIC, policy, figures, guard=guard)))
    for other in others:
        then, now = (
            named_to(other, policy, figures) | {cell.team for cell in public.named}
            for figures, public in zip(editions, seen, strict=True)
        )
        check_rests(seen[0], then)
        check_rests(seen[1], now)
        known = then | {team + LATER * rows[team - 1]["changes"] for team in now}
        for before, after in pairs(*seen):
            moved = {bit - LATER if bit > LATER else bit for bit in (before ^ after) - known}
            assert len(moved) == 0 or len(moved) > 5


def check_rests(released: Released, known: frozenset[int]) -> None:
    for rest in hidden_sums(released):
        left = {bit - LATER if bit > LATER else bit for bit in rest} - known
        assert len(left) == 0 or len(left) > 5
    spread = {cell.value for cell in (*released.distribution, *released.coded)}
    apart = spread - {_rounded(2**bit) for team in known for bit in (team, team + LATER)}
    assert len(apart) == 0 or len(apart) > 5


counts = st.lists(st.integers(0, 12) | st.none(), max_size=MOST)


@settings(max_examples=300, deadline=None)
@given(policies, readers, counts, st.sampled_from(ContentClass), st.integers(5, 10))
def test_few_people_are_never_seen_without_a_name(
    policy: Policy, reader: Reader, numbers: list, kind: ContentClass, least: int
) -> None:
    rows = [figure(team, number) for team, number in enumerate(numbers, start=1)]
    given = Figures("q", kind, Kind.NUMBER, rows, persons=True)
    released = for_freezing(release(reader, policy, given, guard=Guard(least=least)))
    alone = [cell.value for cell in (*released.coded, *released.distribution)]
    assert not any(0 < value < least for value in alone)
    if released.aggregate:
        named = sum(cell.value for cell in (*released.own, *released.named))
        rest = released.aggregate.total - named - sum(alone)
        assert not 0 < rest < least


@given(policies, policies)
def test_the_tighter_of_two_is_tighter_than_both(one: Policy, other: Policy) -> None:
    both = one.tightest_with(other)
    assert both.is_tighter(one)
    assert both.is_tighter(other)
    assert one.is_tighter(other) is (list(one.wider_cells(other)) == [])
    assert Policy.from_json(one.to_json()).to_json() == one.to_json()
