"""What a team answered, in the form that an edition keeps."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from districtteam.lib.geometry import Geometry, GeometryError, from_text, lies_in
from districtteam.people.models import Network
from districtteam.places.models import Place
from districtteam.questionnaires.models import Question, Submission
from districtteam.questionnaires.queries import value_of

KINDS = {
    "number": "number",
    "decimal": "number",
    "range": "number",
    "choice": "choice",
    "choices": "choices",
    "rank": "choice",
    "day": "choice",
    "moment": "choice",
    "time": "choice",
    "place": "choice",
    "tick": "choice",
    "text": "text",
}
ELSEWHERE = "elsewhere"


def name_of(row: Question) -> str:
    """How an edition calls a question; one in a repeat may be named as another outside."""
    return f"{row.repeat}/{row.path}" if row.repeat else row.name


def count_of(repeat: str) -> str:
    """How an edition calls the number of turns; no question of a form has a colon in its name."""
    return f"{repeat}:count"


class Reading:
    """Reads submissions of one version."""

    def __init__(self, network: Network, rows: Sequence[Question]) -> None:
        self.rows = [row for row in rows if row.kind in KINDS]
        self.repeats = {row.repeat for row in self.rows if row.repeat}
        self.places = Regions(network)

    def of(self, submission: Submission) -> dict[str, Any]:
        """By name; of a rank what comes first; nothing where there is no answer."""
        found: dict[str, Any] = {}
        for row in self.rows:
            value = self._value(row, value_of(submission.answers, row))
            if value not in (None, "", []):
                found[name_of(row)] = value
        for repeat in self.repeats & submission.answers.keys():
            if turns := sum(map(_says, submission.answers[repeat] or [])):
                found[count_of(repeat)] = turns
        return found

    def _value(self, row: Question, value: Any) -> Any:
        if not row.repeat:
            return self._one(row.kind, value)
        turns = [self._one(row.kind, one) for one in value]
        return put_together(KINDS[row.kind], [one for one in turns if one not in (None, "", [])])

    def _one(self, kind: str, value: Any) -> Any:
        if kind == "rank":
            return value[0] if isinstance(value, list) and value else value
        if kind == "place" and value:
            return self.places.of(str(value))
        return value


def _says(turn: Mapping[str, Any]) -> bool:
    """Whether anything stands in a turn. None at all is no answer: nobody may have opened it, and
    a form that wants to know of none asks for it.
    """
    return any(value not in (None, "", []) for value in turn.values())


def put_together(kind: str, turns: Sequence[Any]) -> Any:
    """What a team said at all turns of a repeat: a sum, every choice once, all words.

    >>> put_together("number", [2, 3]), put_together("choice", ["a", "b", "a"])
    (5, ['a', 'b'])
    >>> put_together("text", ["One.", "Two."]), put_together("number", [])
    ('One.\\n\\nTwo.', None)
    """
    if kind == "number":
        return sum(turns) if turns else None
    if kind == "text":
        return "\n\n".join(map(str, turns))
    flat = [it for one in turns for it in (one if isinstance(one, list) else [one])]
    return list(dict.fromkeys(flat))


class Regions:
    """The parts of the country that teams' places lie in: where a point on the ground is.

    Only the part is kept: the point itself may be somebody's house.
    """

    def __init__(self, network: Network) -> None:
        self.network = network

    @cached_property
    def known(self) -> list[Place]:
        """Those with borders; one query, when the first place is read."""
        above = Place.objects.filter(
            source=self.network.place_source, children__teams__network=self.network
        )
        return list(above.exclude(geometry="").distinct().order_by("path"))

    @cached_property
    def borders(self) -> dict[str, Geometry]:
        return dict(_readable(self.known))

    def of(self, written: str) -> str:
        """The part in which a point lies, written as "latitude longitude …"."""
        try:
            latitude, longitude = map(float, written.split()[:2])
        except ValueError:
            return ""
        at = (longitude, latitude)
        inside = (key for key, border in self.borders.items() if lies_in(border, at))
        return next(inside, ELSEWHERE)

    def choices(self, languages: Iterable[str]) -> dict[str, dict[str, str]]:
        """Each part by name; without borders, that a place was given is all that is said."""
        found = {str(one.pk): {"": one.name, **one.names} for one in self.known}
        found[ELSEWHERE] = {}
        for language in languages:
            with translation.override(language):
                words = _("Elsewhere") if self.borders else _("A place was given")
                found[ELSEWHERE][language] = words
        return found


def _readable(places: Iterable[Place]) -> Iterable[tuple[str, Geometry]]:
    for place in places:
        try:
            yield str(place.pk), from_text(place.geometry)
        except (GeometryError, ValueError):
            continue
