"""The data of an edition as it was frozen: plain values, read back without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from districtteam.disclosure.figures import Figure, Figures, Kind, Raw
from districtteam.disclosure.policy import OTHERS, Audience, ContentClass, Detail, Policy
from districtteam.people.words import said

NETWORK = tuple(audience for audience in OTHERS if audience is not Audience.PUBLIC)
NAMELESS, NAMED = "nameless", "named"  # of Quote


@dataclass(frozen=True)
class Asked:
    """A question. kind: number, ratio, choice, choices or text; choices: value to labels by
    language; of: the question that says of how many; beside: for a text, which one it explains.
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
    """Everything that an edition is drawn from. answers: by team, by question."""

    questions: Sequence[Asked]
    teams: Sequence[Team]
    answers: Mapping[int, Mapping[str, Any]]
    policy: Policy
    languages: Sequence[str]
    base: int = 5
    least: int = 5

    @property
    def drawn(self) -> list[Asked]:
        return [question for question in self.questions if question.is_drawn]

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
        )


def figures_of(frozen: Frozen, asked: Asked, only: int | None = None) -> Figures:
    """Every invited team's answer to a question, for the gate. only: one team alone."""
    kind = {"number": Kind.NUMBER, "ratio": Kind.RATIO, "text": Kind.TEXT}
    rows = [
        _figure(frozen, asked, team) for team in frozen.teams if only is None or team.key == only
    ]
    return Figures(
        asked.name,
        ContentClass(asked.content_class),
        kind.get(asked.kind, Kind.CHOICE),
        rows,
        persons=_counts_people(asked),
    )


def _counts_people(asked: Asked) -> bool:
    """Sensitive numbers are of deaths or absent staff: people, unless somebody says otherwise."""
    return asked.content_class == ContentClass.SENSITIVE and asked.kind in {"number", "ratio"}


def _figure(frozen: Frozen, asked: Asked, team: Team) -> Figure:
    consents = {
        Audience(w): Detail.of(d) for w, d in team.consents.get(asked.content_class, {}).items()
    }
    tightened = Detail.of(team.tightened.get(asked.name, "named"))
    if asked.kind == "text":
        tightened, consents = _quoted(team.quotes.get(asked.name, ""))
    value = value_of(frozen, asked, team.key)
    return Figure(team.key, team.name, Raw(value), team.group, tightened, consents, team.code)


def _quoted(consent: str) -> tuple[Detail, dict[Audience, Detail]]:
    """A team's own words are seen by the network as far as the team agreed, and no further."""
    most = {NAMED: Detail.NAMED, NAMELESS: Detail.DISTRIBUTION}.get(consent, Detail.NOTHING)
    return most, dict.fromkeys(NETWORK, most)


def value_of(frozen: Frozen, asked: Asked, team: int) -> Any:
    """What a team said, in the form that the gate takes; None for nothing."""
    given = frozen.answers.get(team, {})
    value = given.get(asked.name)
    if asked.kind == "ratio":
        whole = given.get(asked.of)
        return None if value is None or not whole else (float(value), float(whole))
    if asked.kind == "number":
        return None if value is None else float(value)
    return value or None
