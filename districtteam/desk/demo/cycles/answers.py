"""What a made-up district answers: from how well it does, how large it is, and what it leaves out.

Nothing here is about anywhere. The same district always gives the same answers to a topic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from districtteam.desk.demo.profiles import profile_of
from districtteam.questionnaires.models import Question, Version
from districtteam.questionnaires.queries import choices_of

from .telling import Script

FACILITIES = 17  # of a district of usual size
WHOLE = "_of"
YES_NO = {"yes", "partly", "no", "unknown"}
DIGITS = "5"


@dataclass
class District:
    """skill: 0 to 1, how well it does; size: 1 is usual; careful: share of questions answered."""

    name: str
    language: str
    dice: Random
    skill: float
    size: float
    careful: float


def district(name: str, language: str, topic: str) -> District:
    lasting = Random(name)  # noqa: S311  (made-up figures, not a secret)
    dice = Random(f"{name} {topic}")  # noqa: S311
    size = min(4.0, max(0.35, lasting.lognormvariate(0, 0.55)))
    skill = 0.6 * lasting.betavariate(2.2, 1.8) + 0.4 * dice.random()
    cut_off = profile_of(name).one_phone
    careful = (0.86 if cut_off else 0.91) + 0.09 * dice.random()
    return District(name, language, dice, skill - (0.15 if cut_off else 0), size, careful)


class Answers:
    """Answers to one version, district after district. script: ranges and words of its topic."""

    def __init__(self, version: Version, script: Script) -> None:
        self.script = script
        rows = [row for row in version.questions.all() if not row.repeat]
        self.questions: list[Question] = rows
        self.choices = {row.path: list(choices_of(version, row)) for row in rows}
        self.words = self._shuffled(Random(script["topic"]))  # noqa: S311

    def _shuffled(self, dice: Random) -> dict[tuple[str, str], list[str]]:
        found = {}
        for name, by_language in self.script["texts"].items():
            for language, lines in by_language.items():
                found[name, language] = dice.sample(lines, len(lines))
        return found

    def of(self, who: District, today: date) -> dict[str, dict[str, str]]:
        """By section, then by path: what the district writes."""
        found: dict[str, dict[str, str]] = {}
        said: dict[str, str] = {}
        for row in self.questions:
            value = self._answer(row, who, said, today)
            always = row.kind == "text" or row.name.endswith(WHOLE)
            if value and (always or who.dice.random() < who.careful):
                said[row.name] = value
                found.setdefault(row.section, {})[f"/data/{row.path}"] = value
        return found

    def _answer(self, row: Question, who: District, said: Mapping[str, str], today: date) -> str:
        if row.kind in {"number", "decimal", "range"}:
            return self._number(row.name, who, said)
        if row.kind == "text":
            left = self.words.get((row.name, who.language), [])
            return left.pop() if left else ""
        if row.kind == "day":
            return (today - timedelta(days=int(20 + 500 * who.dice.random()))).isoformat()
        return self._choice(row, who)

    def _number(self, name: str, who: District, said: Mapping[str, str]) -> str:
        if name.endswith(WHOLE):
            _low, high = self.script["numbers"].get(name, (0, 0))
            return str(high or max(3, round(FACILITIES * who.size)))
        worst, best, *how = self.script["numbers"].get(name, (0, 20))
        share = min(1.0, max(0.0, who.skill + who.dice.gauss(0, 0.13)))
        value = worst + (best - worst) * share
        if name + WHOLE in said:
            return str(round(int(said[name + WHOLE]) * value / 100))
        if how and how[0] in said:  # so many per cent of another answer
            return str(round(int(said[how[0]]) * value / 100))
        return str(round(value * who.size) if "size" in how else round(value))

    def _choice(self, row: Question, who: District) -> str:
        values = self.choices[row.path]
        if row.kind == "rank":
            return " ".join(who.dice.sample(values, len(values)))
        if row.kind == "choices":
            many = min(len(values), 2 + int(who.dice.random() * 3))
            return " ".join(sorted(who.dice.sample(values, many), key=values.index))
        if row.kind == "tick" or not values:
            return ""
        return who.dice.choices(values, self._weights(row, values, who))[0]

    def _weights(self, row: Question, values: list[str], who: District) -> list[float]:
        if set(values) <= YES_NO:
            usual = {"yes": who.skill, "partly": 0.25, "no": 1 - who.skill, "unknown": 0.05}
            return [usual[value] for value in values]
        if DIGITS in values:
            return [1 + 3 * who.skill * place / len(values) for place, _one in enumerate(values)]
        given = self.script.get("choices", {}).get(row.name, {})
        return [given.get(value, 1) for value in values]
