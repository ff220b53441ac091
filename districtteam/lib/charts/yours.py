"""What a chart says of its reader: one plain sentence, put together when the chart is asked for.

A chart is drawn once for all. Beside the slot for the reader's mark it keeps what is known of each
team, and says it of the one who reads; of anybody else it says its sentence for all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from .axis import real
from .line_slots import Own, as_own, is_line
from .lines import last_known
from .words import Sentence

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Yours:
    """kind: how the sentence is made; facts: what holds for every reader; known: facts by key."""

    kind: str = ""
    facts: Facts = field(default_factory=dict)
    known: Mapping[str, Facts] = field(default_factory=dict)

    def told(self, own: Any) -> Sentence | None:
        """The sentence about whom `own` stands for, as the chart's slot takes it; None if unknown.

        >>> Yours("team", {"code": "you_beside_half", "half": 0.7}, {"a": {"own": 0.6}}).told("a")
        Sentence(code='you_beside_half', facts={'half': 0.7, 'own': 0.6})
        """
        make = KINDS.get(self.kind)
        return make(own, self.facts, self.known) if make else None

    def as_data(self) -> dict[str, Any]:
        known = {key: dict(facts) for key, facts in self.known.items()}
        return {"kind": self.kind, "facts": dict(self.facts), "known": known}

    @classmethod
    def from_data(cls, data: Facts) -> "Yours":
        return cls(data["kind"], data["facts"], data["known"])


NOTHING = Yours()


def _sentence(facts: Facts) -> Sentence:
    return Sentence(facts["code"], {name: facts[name] for name in facts if name != "code"})


def _team(own: Any, facts: Facts, known: Mapping[str, Facts]) -> Sentence | None:
    """A team by its key; facts of its own go before those of all."""
    if not isinstance(own, str) or own not in known:
        return None
    return _sentence({**facts, **known[own]})


def _value(own: Any, facts: Facts, _known: Mapping[str, Facts]) -> Sentence | None:
    """A number that only the reader brings."""
    if isinstance(own, bool) or not isinstance(own, int | float) or real(own) is None:
        return None
    return _sentence({**facts, "own": own})


def _line(own: Any, facts: Facts, _known: Mapping[str, Facts]) -> Sentence | None:
    """The last known figure of a line, and the first."""
    line = own if isinstance(own, Own) else as_own(own) if is_line(own) else None
    periods = facts["periods"]
    places = (
        [n for n, v in enumerate(line.values[: len(periods)]) if real(v) is not None]
        if line
        else []
    )
    if line is None or not places:
        return None
    first, last = places[0], places[-1]
    said = {"own": line.values[last], "at": periods[last], "half": facts["half"]}
    if first == last:
        return Sentence("you_then", said)
    return Sentence("you_went", {**said, "first": line.values[first], "from": periods[first]})


def _panels(own: Any, _facts: Facts, known: Mapping[str, Facts]) -> Sentence | None:
    """In how many panels the own last figure is above that of half of the group, and below."""
    lines = own if isinstance(own, Mapping) else {}
    ends = [
        (last_known(as_own(lines[key]).values), known[key]["half"]) for key in known if key in lines
    ]
    gaps = [end[1] - half for end, half in ends if end is not None and half is not None]
    if not gaps:
        return None
    facts = {"above": sum(gap > 0 for gap in gaps), "below": sum(gap < 0 for gap in gaps)}
    facts |= {"count": len(gaps), "without": len(known) - len(gaps)}
    code = {facts["above"]: "you_above", facts["below"]: "you_below"}.get(len(gaps), "you_around")
    return Sentence(code, facts)


def _keys(own: Any, known: Mapping[str, Facts]) -> list[str]:
    keys = [own] if isinstance(own, str) else list(own) if isinstance(own, Sequence) else []
    return [key for key in keys if key in known]


def _answers(own: Any, facts: Facts, known: Mapping[str, Facts]) -> Sentence | None:
    """The own answers, each with how many teams gave it; None where that is not shown."""
    keys = _keys(own, known)
    if not keys:
        return None
    given = [(known[key]["label"], known[key]["count"]) for key in keys]
    if len(given) > 1:
        return Sentence("you_named", {"answers": given, "answered": facts["answered"]})
    (label, count), answered = given[0], facts["answered"]
    if count is None:
        return Sentence("you_said_hidden", {"label": label})
    return Sentence("you_said", {"label": label, "count": count, "answered": answered})


def _steps(own: Any, _facts: Facts, known: Mapping[str, Facts]) -> Sentence | None:
    """How many steps are done, and which are not known as done."""
    done = _keys(own, known)
    if not done:
        return None
    left = [facts["label"] for key, facts in known.items() if key not in done]
    facts = {"done": len(known) - len(left), "count": len(known), "left": left}
    return Sentence("you_did" if left else "you_did_all", facts)


def _scale(own: Any, facts: Facts, known: Mapping[str, Facts]) -> Sentence | None:
    """The question on which the reader is furthest from the middle of those who answered."""
    levels = facts["levels"]
    given = []
    for key, level in (mark.rpartition(":")[::2] for mark in _marks(own)):
        if key in known and level.isdecimal() and int(level) < len(levels):
            given.append((known[key], int(level)))
    apart = [(abs(place - _middle(asked["counts"])), asked, place) for asked, place in given]
    if not apart:
        return None
    gap, asked, place = max(apart, key=lambda one: one[0])
    if gap < 1 and len(apart) > 1:
        return Sentence("you_as_most", {"count": len(apart)})
    count, answered = asked["counts"][place], sum(asked["counts"])
    said = {"label": asked["label"], "level": levels[place], "count": count, "answered": answered}
    return Sentence("you_rated" if len(apart) == 1 else "you_differ", said)


def _marks(own: Any) -> list[str]:
    return [own] if isinstance(own, str) else list(own) if isinstance(own, Sequence) else []


def _middle(counts: Sequence[int]) -> float:
    """The level in the middle of all answers."""
    each = [level for level, count in enumerate(counts) for _ in range(max(0, count))]
    return median(each) if each else 0.0


KINDS = {
    "team": _team,
    "value": _value,
    "line": _line,
    "panels": _panels,
    "answers": _answers,
    "steps": _steps,
    "scale": _scale,
}
