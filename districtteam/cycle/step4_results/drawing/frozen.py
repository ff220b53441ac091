"""The data of an edition as it was frozen: plain values, read back without a database."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from districtteam.disclosure.figures import Figure, Figures, Kind, Raw
from districtteam.disclosure.policy import OTHERS, Audience, ContentClass, Detail, Policy
from districtteam.people.words import said

NETWORK = tuple(audience for audience in OTHERS if audience is not Audience.PUBLIC)
NAMELESS, NAMED = "nameless", "named"  # of Quote


@dataclass(frozen=True)
class Asked:
    """A question, or a routine figure.

    kind: number, ratio, share, choice, choices or text; choices: value to labels by language; of:
    the question that says of how many; beside: for a text and a routine figure, which question it
    stands with; ordered: its choices have an order of their own; reads: day or time, of which its
    choices are classes, counted back from `since`; persons: it counts people.
    Of a routine figure: periods: as DHIS2 writes them, oldest first, the last one is shown; source,
    as_of: who said so, and of which day.
    """

    name: str
    kind: str
    labels: Mapping[str, str]
    content_class: str
    section: str = ""
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    of: str = ""
    beside: str = ""
    better: str = "none"
    ordered: bool = False
    reads: str = ""
    since: str = ""
    persons: bool = False
    periods: Sequence[str] = ()
    source: str = ""
    as_of: str = ""

    @property
    def is_routine(self) -> bool:
        return bool(self.periods)

    @property
    def is_drawn(self) -> bool:
        return self.kind != "text"

    def title(self, language: str, others: Sequence[str] = ()) -> str:
        return said(self.labels, language, others) or self.name

    def in_words(self, value: Any, language: str) -> str:
        """What was chosen from the form's list, as the form says it; nothing for other kinds."""
        if not self.choices or value is None:
            return ""
        chosen = value if isinstance(value, list) else [value]
        return ", ".join(said(self.choices.get(it, {}), language) or str(it) for it in chosen)


@dataclass(frozen=True)
class Team:
    """A team that was invited. group: its part of the country; tightened, notes, quotes: by
    question; consents: by class, to an audience.
    """

    key: int
    name: str
    code: str
    group: str = ""
    filled: bool = False
    tightened: Mapping[str, str] = field(default_factory=dict)
    consents: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    quotes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Frozen:
    """Everything that an edition is drawn from. answers: by team, by question; series: by team, by
    routine figure, a value or a pair for each of its periods; regions: by `key_of` a regional team,
    or several in which one person has posts, the teams that lie in their places, where regions may
    see more of their own than the teams of each other.
    """

    questions: Sequence[Asked]
    teams: Sequence[Team]
    answers: Mapping[int, Mapping[str, Any]]
    policy: Policy
    languages: Sequence[str]
    base: int = 5
    least: int = 5
    series: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    regions: Mapping[str, Sequence[int]] = field(default_factory=dict)

    @property
    def drawn(self) -> list[Asked]:
        """What has a page of its own: the questions in order, then the routine figures."""
        drawn = (question for question in self.questions if question.is_drawn)
        return sorted(drawn, key=lambda question: question.is_routine)

    def question(self, name: str) -> Asked:
        return next(question for question in self.questions if question.name == name)

    def to_json(self) -> dict[str, Any]:
        return {
            "questions": [asdict(question) for question in self.questions],
            "teams": [asdict(team) for team in self.teams],
            "answers": {str(team): dict(given) for team, given in self.answers.items()},
            "policy": self.policy.to_json(),
            "languages": list(self.languages),
            "base": self.base,
            "least": self.least,
            "series": {str(team): dict(known) for team, known in self.series.items()},
            "regions": {key: list(inside) for key, inside in self.regions.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Frozen":
        return cls(
            [Asked(**question) for question in data["questions"]],
            [Team(**team) for team in data["teams"]],
            {int(team): given for team, given in data["answers"].items()},
            Policy.from_json(data["policy"]),
            data["languages"],
            data["base"],
            data["least"],
            {int(team): known for team, known in data.get("series", {}).items()},
            data.get("regions", {}),
        )


def key_of(regions: Iterable[int]) -> str:
    """Regional teams that are read for together: "12", "12+15"."""
    return "+".join(map(str, sorted(regions)))


def figures_of(frozen: Frozen, asked: Asked, only: int | None = None, period: str = "") -> Figures:
    """Every invited team's answer to a question, for the gate.

    only: one team alone; period: of a routine figure, one of its periods, "" for the last.
    """
    kind = {
        "number": Kind.NUMBER,
        "ratio": Kind.RATIO,
        "share": Kind.SHARE,
        "text": Kind.TEXT,
    }
    teams = [team for team in frozen.teams if only is None or team.key == only]
    return Figures(
        asked.name,
        ContentClass(asked.content_class),
        kind.get(asked.kind, Kind.CHOICE),
        [_figure(frozen, asked, team, period) for team in teams],
        persons=_counts_people(asked),
    )


def _counts_people(asked: Asked) -> bool:
    """Sensitive numbers are of deaths or absent staff: people, unless somebody says otherwise."""
    sensitive = asked.content_class == ContentClass.SENSITIVE
    return asked.kind in {"number", "ratio"} and (sensitive or asked.persons)


def _figure(frozen: Frozen, asked: Asked, team: Team, period: str) -> Figure:
    consents = {
        Audience(w): Detail.of(d) for w, d in team.consents.get(asked.content_class, {}).items()
    }
    tightened = Detail.of(team.tightened.get(asked.name, "named"))
    if asked.kind == "text":
        tightened, consents = _quoted(team.quotes.get(asked.name, ""))
    value = value_of(frozen, asked, team.key, period)
    return Figure(team.key, team.name, Raw(value), team.group, tightened, consents, team.code)


def _quoted(consent: str) -> tuple[Detail, dict[Audience, Detail]]:
    """A team's own words are seen by the network as far as the team agreed, and no further."""
    most = {NAMED: Detail.NAMED, NAMELESS: Detail.DISTRIBUTION}.get(consent, Detail.NOTHING)
    return most, dict.fromkeys(NETWORK, most)


def value_of(frozen: Frozen, asked: Asked, team: int, period: str = "") -> Any:
    """What a team said, in the form that the gate takes; None for nothing."""
    if asked.is_routine:
        return _in_period(frozen, asked, team, period or asked.periods[-1])
    given = frozen.answers.get(team, {})
    value = given.get(asked.name)
    if asked.kind == "ratio":
        whole = given.get(asked.of)
        return None if value is None or not whole else (float(value), float(whole))
    if asked.kind == "number":
        return None if value is None else float(value)
    return (class_of(asked, value) if asked.reads else value) or None


def _in_period(frozen: Frozen, asked: Asked, team: int, period: str) -> Any:
    values = frozen.series.get(team, {}).get(asked.name) or []
    value = dict(zip(asked.periods, values, strict=False)).get(period)
    if value is None:
        return None
    return tuple(map(float, value)) if asked.kind == "ratio" else float(value)


def class_of(asked: Asked, value: Any) -> Any:
    """In which of the question's classes a day or a time lies; of several, each class once."""
    if isinstance(value, list):
        return list(dict.fromkeys(one for it in value if (one := class_of(asked, it))))
    try:
        return _day_class(asked, value) if asked.reads == "day" else _time_class(asked, value)
    except ValueError:
        return None


def _day_class(asked: Asked, value: str) -> str:
    before = (date.fromisoformat(asked.since) - date.fromisoformat(str(value)[:10])).days
    reached = [code for code in asked.choices if code.isdecimal() and int(code) <= before]
    return reached[-1] if reached else next(iter(asked.choices))


def _time_class(asked: Asked, value: str) -> str | None:
    hour = int(str(value)[:2])
    reached = [code for code in asked.choices if int(code) <= hour]
    return reached[-1] if reached else None
