"""Fair figures: summing up a questionnaire beside pandas, and matching a large network.

    python -m tools.bench statistics

Both sides sum up the same 10,000 answers to 60 questions (12 of each kind) as a whole and by eight
groups: counts of options, spread of numbers, lengths of texts. Seconds of the processor, in turn;
pandas has its frame made beforehand.
"""

import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Literal, get_args

import pandas as pd

from districtteam.lib.statistics.matching import Team, match
from districtteam.lib.statistics.summaries import Question, summarise
from tools.bench.figures import Ratio, pairs

ANSWERS, QUESTIONS, TEAMS = 10_000, 60, 774
GROUPS = "abcdefgh"
TOPICS = [f"t{n}" for n in range(10)]
ROUNDS = 5
MATCHING_MS = 1_000
Kind = Literal["select_one", "select_multiple", "scale", "number", "text"]
OPTIONS = tuple(f"option{n}" for n in range(5))


def ratios() -> Iterator[Ratio]:
    """Each beside what it may cost."""
    chance = Random(3)
    groups = [chance.choice(GROUPS) for _ in range(ANSWERS)]
    questions = [Question(f"q{n}", get_args(Kind)[n % 5], OPTIONS) for n in range(QUESTIONS)]
    columns = {it.name: [answer(it.kind, chance) for _ in range(ANSWERS)] for it in questions}
    frame, by = pd.DataFrame(columns), pd.Series(groups)
    ours, plain = pairs(
        lambda: spent(lambda: summarise(columns, questions, groups=groups, declared=GROUPS)),
        lambda: spent(lambda: [by_pandas(frame[it.name], by, it.kind) for it in questions]),
        ROUNDS,
    )
    what = f"{ANSWERS:,} answers to {QUESTIONS} questions, beside pandas"
    yield Ratio(what, ours * 1000, plain * 1000, "ms", 2.0)
    teams = network(chance)
    matching = min(spent(lambda: match(teams)) for _ in range(ROUNDS))
    yield Ratio(
        f"matching {TEAMS} teams, of the time allowed", matching * 1000, MATCHING_MS, "ms", 1
    )


def answer(kind: Kind, chance: Random) -> object:
    """What a team might say; one in ten says nothing."""
    if chance.random() < 0.1:
        return None
    if kind == "number":
        return chance.randint(0, 500)
    if kind == "text":
        return "x" * chance.randint(1, 200)
    if kind == "select_multiple":
        return " ".join(it for it in OPTIONS if chance.random() < 0.3) or None
    return chance.choice(OPTIONS)


def by_pandas(column: "pd.Series[object]", by: "pd.Series[str]", kind: Kind) -> object:
    """The same figures as plainly as pandas has them."""
    if kind == "number":
        return column.describe(), column.groupby(by).describe()
    if kind == "text":
        lengths = column.str.len()
        return lengths.median(), lengths.count(), lengths.groupby(by).agg(["median", "count"])
    if kind == "select_multiple":
        each = column.str.get_dummies(" ")
        return each.sum(), each.groupby(by).sum(), column.isna().sum()
    return column.value_counts(dropna=False), column.groupby(by).value_counts()


def network(chance: Random) -> list[Team]:
    """Teams with ten topics, two needs, places and languages; three in four can help with two."""
    return [team(number, chance) for number in range(TEAMS)]


def team(number: int, chance: Random) -> Team:
    values = {name: min(100.0, max(0.0, chance.gauss(60, 18))) for name in TOPICS}
    needs = tuple(sorted(TOPICS, key=values.__getitem__)[:2])
    return Team(
        number,
        values,
        needs,
        offers=frozenset(TOPICS) - set(needs),
        can_help=chance.randint(1, 3),
        place=(chance.uniform(4, 13), chance.uniform(3, 14)),
        languages=frozenset(chance.sample("efhyi", 2)),
        traits=(chance.random() < 0.3, chance.randint(0, 3)),
    )


def spent(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun
