"""What facilitators look at before anything is published: gaps, far values, contradictions.

A finding names the team and the question, never the value: for that, a facilitator asks the team.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

from districtteam.lib.words import alphabetical

from .drawing.frozen import Asked, Frozen, Team, value_of

FAR = 3.5  # modified z-score: Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993)
SCALE = 0.6745  # of the median deviation, against the standard deviation of a normal distribution
MEAN_SCALE = 1.2533  # of the mean deviation, where more than half of the values are equal
FEWEST = 8  # values from which one can be called far


@dataclass(frozen=True)
class Finding:
    """code: incomplete, far, more_than_whole; question: "" where it is the whole questionnaire."""

    code: str
    team: str
    question: str = ""


def findings(frozen: Frozen, language: str) -> list[Finding]:
    """Team by team: whom to call, and about what."""
    found = [*_incomplete(frozen)]
    for asked in frozen.drawn:
        title = asked.labels.get(language) or next(iter(asked.labels.values()), asked.name)
        found += [Finding(code, team, title) for code, team in _of_question(frozen, asked)]
    return sorted(found, key=lambda it: (alphabetical(it.team), it.code, it.question))


def _incomplete(frozen: Frozen) -> Iterator[Finding]:
    answered = {team.key for team in frozen.teams if frozen.answers.get(team.key)}
    for team in frozen.teams:
        if team.key in answered and not team.filled:
            yield Finding("incomplete", team.name)


def _of_question(frozen: Frozen, asked: Asked) -> Iterator[tuple[str, str]]:
    if asked.kind == "number":
        yield from (("far", team.name) for team in _far(_numbers(frozen, asked)))
    if asked.kind == "ratio":
        parts = [(team, value_of(frozen, asked, team.key)) for team in frozen.teams]
        pairs = [(team, pair) for team, pair in parts if pair]
        yield from (("more_than_whole", team.name) for team, (a, b) in pairs if a > b)
        shares = [(team, a / b) for team, (a, b) in pairs]
        yield from (("far", team.name) for team in _far(shares))


def _numbers(frozen: Frozen, asked: Asked) -> list[tuple[Team, float]]:
    values = [(team, value_of(frozen, asked, team.key)) for team in frozen.teams]
    return [(team, value) for team, value in values if value is not None]


def _far(values: list[tuple[Team, float]]) -> list[Team]:
    """Those whose modified z-score is beyond 3.5, on either side."""
    if len(values) < FEWEST:
        return []
    middle = median(value for _team, value in values)
    apart = [abs(value - middle) for _team, value in values]
    spread = median(apart) / SCALE or MEAN_SCALE * sum(apart) / len(apart)
    if not spread:
        return []
    return [team for team, value in values if abs(value - middle) / spread > FAR]
