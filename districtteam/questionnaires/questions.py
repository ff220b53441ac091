"""The questions of a form as rows: what is asked, how sensitive it is, how long it takes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil

from districtteam.lib.xforms import Book, Form
from districtteam.lib.xforms.model import Item, Part

from .languages import by_code, code_of
from .models import DisclosureClass
from .sections import cut, is_asked

MOST_QUESTIONS, MOST_MINUTES = 20, 30  # asked of a team, unless a reason is given
OPENING_MINUTES = 2  # reading the invitation, review, confirming together
# Minutes that a team takes to agree on one answer, finding a figure in a register included.
# Ours, to be corrected by pilots: nobody has published such times for teams.
MINUTES = {
    "choice": 0.5,
    "choices": 0.8,
    "rank": 1.5,
    "number": 1.2,
    "decimal": 1.2,
    "range": 0.5,
    "day": 0.6,
    "time": 0.4,
    "moment": 0.6,
    "text": 1.5,
    "place": 1.0,
    "tick": 0.2,
}
TURNS_SUPPOSED = 3  # of a repeat, when its minutes are estimated
KIND_OF_CONTROL = {
    "select1": "choice",
    "select": "choices",
    "rank": "rank",
    "range": "range",
    "trigger": "tick",
}
KIND_OF_TYPE = {
    "int": "number",
    "integer": "number",
    "decimal": "decimal",
    "date": "day",
    "time": "time",
    "dateTime": "moment",
    "geopoint": "place",
}
CLASSES = set(DisclosureClass.values)


@dataclass(frozen=True)
class Asked:
    """A question of a form; see models.Question."""

    section: str
    name: str
    path: str
    repeat: str
    kind: str
    labels: dict[str, str]
    required: bool
    always: bool  # whatever else is answered
    disclosure_class: str = ""  # as the spreadsheet says, or ""
    feeds: dict[str, str] = field(default_factory=dict)


def asked_by(form: Form, usual: str, book: Book | None = None) -> list[Asked]:
    """Every question that our pages ask, in the order of the form.

    A spreadsheet may say more than a form can hold: a column `class`, and columns `decision`, in
    one language or several (`decision::Français (fr)`).
    """
    return list(_asked(form, usual, Notes(book)))


def _asked(form: Form, usual: str, notes: "Notes") -> Iterator[Asked]:
    for section in cut(form):
        for part in section.questions:
            item = part.item
            if item is not None and is_asked(part):
                yield Asked(
                    section.key,
                    _local(item.name),
                    *_path(item),
                    kind_of(part),
                    by_code(part.label, usual) or {usual: _local(item.name)},
                    "required" in item.rules,
                    not any("relevant" in one.rules for one in [item, *item.above()]),
                    *notes.of(_local(item.name), usual),
                )


def kind_of(part: Part) -> str:
    """What our pages show for it, and how long it takes."""
    kind = part.item.type if part.item is not None else ""
    return KIND_OF_CONTROL.get(part.control) or KIND_OF_TYPE.get(kind, "text")


def _path(item: Item) -> tuple[str, str]:
    """As lib.xforms.answers names it, and the repeat it is in."""
    repeats = item.repeats()
    outer = repeats[-1] if repeats else None
    names = [_local(name) for name in item.where]
    if outer is None:
        return "/".join(names[1:]), ""
    cut_at = len(outer.where)
    return "/".join(names[cut_at:]), "/".join(names[1:cut_at])


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def minutes_of(questions: list[Asked]) -> int:
    """What filling it in takes a team; half of what depends on other answers is supposed asked."""
    total = OPENING_MINUTES * 1.0
    for one in questions:
        share = (1 if one.always else 0.5) * (TURNS_SUPPOSED if one.repeat else 1)
        total += MINUTES.get(one.kind, 1) * share
    return ceil(total)


class Notes:
    """What a spreadsheet says of its questions beyond the form."""

    def __init__(self, book: Book | None) -> None:
        self.rows = book.sheets.get("survey", []) if book else []
        headings = [heading.strip().lower() for heading in self.rows[0]] if self.rows else []
        self.name = _place(headings, "name")
        self.kind = _place(headings, "class")
        self.decisions = {
            code_of(self.rows[0][place].partition("::")[2]): place
            for place, heading in enumerate(headings)
            if heading.partition("::")[0] == "decision"
        }

    def of(self, name: str, usual: str) -> tuple[str, dict[str, str]]:
        """The class of a question, and the decision that it feeds; "" and {} where not said."""
        if self.name is None:
            return "", {}
        row = next((row for row in self.rows[1:] if _cell(row, self.name) == name), [])
        said = _cell(row, self.kind).upper()
        feeds = {
            code or usual: _cell(row, place)[:300]
            for code, place in self.decisions.items()
            if _cell(row, place)
        }
        return said if said in CLASSES else "", feeds


def _place(headings: list[str], name: str) -> int | None:
    return headings.index(name) if name in headings else None


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""
