"""The questions that results speak of: with figures, choices, days, places or words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.drawing.frozen import Asked
from districtteam.cycle.step4_results.models import Better
from districtteam.questionnaires.models import Question, Version
from districtteam.questionnaires.queries import choices_of, repeats_of

from .answering import KINDS, Reading, count_of, name_of
from .classes import DAY, day_classes, time_classes

WHOLE = "_of"  # "births_of" says of how many "births" is
SEVERAL = {"choice": "choices"}  # what a question is that is asked at each turn of a repeat

Labels = Mapping[str, str]


def questions_asked(
    cycle: Cycle,
    version: Version | None,
    rows: Sequence[Question],
    reading: Reading,
    since: date,
) -> list[Asked]:
    """In the order of the form; what is asked in a repeat is put together for each team."""
    if version is None:
        return []
    asking = Asking(cycle, version, rows, reading, since)
    return _with_texts(list(asking.every()))


class Asking:
    """since: the day on which the teams were asked, from which days are counted back."""

    def __init__(
        self,
        cycle: Cycle,
        version: Version,
        rows: Sequence[Question],
        reading: Reading,
        since: date,
    ) -> None:
        self.version, self.reading, self.since = version, reading, since
        self.rows = [row for row in rows if row.kind in KINDS]
        self.languages = cycle.network.languages
        self.better = dict(Better.objects.filter(cycle=cycle).values_list("question", "way"))
        numbers = {name_of(row) for row in self.rows if KINDS[row.kind] == "number"}
        self.wholes = {f"{name}{WHOLE}" for name in numbers} & numbers
        self.repeats = repeats_of(version) if any(row.repeat for row in rows) else {}

    def every(self) -> Iterator[Asked]:
        counted: set[str] = set()
        for row in self.rows:
            if row.repeat and row.repeat not in counted:
                counted.add(row.repeat)
                yield self.count(row.repeat)
            if name_of(row) not in self.wholes:
                yield self.one(row)

    def one(self, row: Question) -> Asked:
        name, kind = name_of(row), KINDS[row.kind]
        of = f"{name}{WHOLE}" if f"{name}{WHOLE}" in self.wholes else ""
        kind = "ratio" if of else SEVERAL.get(kind, kind) if row.repeat else kind
        reads = row.kind if row.kind in {"time"} else DAY if row.kind in {"day", "moment"} else ""
        return Asked(
            name,
            kind,
            self.labels(row, kind),
            row.disclosure_class,
            row.section,
            self.choices(row, reads),
            of,
            better=self.better.get(name, "none"),
            ordered=bool(reads),
            reads=reads,
            since=self.since.isoformat() if reads == DAY else "",
        )

    def count(self, repeat: str) -> Asked:
        """How many turns each team has: as sensitive as the most sensitive thing asked in them."""
        inside = [row for row in self.rows if row.repeat == repeat]
        labels = self.repeats.get(repeat, {})
        return Asked(
            count_of(repeat),
            "number",
            self._each(lambda code: _("%(what)s: how many") % {"what": _in(labels, code, repeat)}),
            max(row.disclosure_class for row in inside),
            inside[0].section,
        )

    def labels(self, row: Question, kind: str) -> Labels:
        """Of one in a repeat, with the repeat's name; a number of all turns says so."""
        if not row.repeat:
            labels: Labels = row.labels
            return labels
        repeat = self.repeats.get(row.repeat, {})

        def words(code: str) -> str:
            named = {
                "question": _in(row.labels, code, row.name),
                "repeat": _in(repeat, code, row.repeat),
            }
            if kind == "number":
                return _("%(question)s (%(repeat)s, all together)") % named
            return "%(question)s (%(repeat)s)" % named  # noqa: UP031  (as its sister with words)

        return self._each(words)

    def _each(self, words: Callable[[str], str]) -> dict[str, str]:
        found = {}
        for code in self.languages:
            with translation.override(code):
                found[code] = words(code)
        return found

    def choices(self, row: Question, reads: str) -> dict[str, dict[str, str]]:
        """Every value with its labels by language; of days, times and places, their classes."""
        if reads:
            return day_classes(self.languages) if reads == DAY else time_classes()
        if row.kind == "place":
            return self.reading.places.choices(self.languages)
        if row.kind == "tick":
            return {"OK": self._each(lambda _code: _("Yes"))}
        return choices_of(self.version, row)


def _in(labels: Labels, language: str, otherwise: str) -> str:
    return labels.get(language) or next(iter(labels.values()), otherwise.rpartition("/")[2])


def _with_texts(found: Sequence[Asked]) -> list[Asked]:
    """Words explain the figure before them in their section, else the first of all."""
    drawn = [asked for asked in found if asked.is_drawn]
    first = drawn[0].name if drawn else ""
    said: list[Asked] = []
    before: dict[str, str] = {}
    for asked in found:
        if asked.is_drawn:
            before[asked.section] = asked.name
            said.append(asked)
        else:
            said.append(replace(asked, beside=before.get(asked.section, first)))
    return said
