"""The starter topics: from their sources to an XLSForm, as if a facilitator had written it.

The first line of a source is `# title | title | decision | decision`, French and English by
turns: what the topic is called, and the decision that its questions feed. Then come lines of
`name | kind | French | English | condition`. Kinds: YN, L5, L7, N (a count; `N<limit` at most
that), P (per cent), D (a day up to today), T (text), I (information), OF (a count and of how
many), S1:list, SM:list, R:list (one, several, ranked), C:calculation; `!B` or `!C` behind a kind
is the class of the question, which is A otherwise. `@list:` declares choices, `>` opens a
repeat, `<` closes it.
"""

import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from districtteam.lib.xforms import Book, Form, convert, read_form

FOLDER = Path(__file__).parent
LANGUAGES = ("Français (fr)", "English (en)")
HEADINGS = ["type", "name", *(f"label::{language}" for language in LANGUAGES), "relevant"]
HEADINGS += ["calculation", "constraint"]
HEADINGS += [f"constraint_message::{language}" for language in LANGUAGES]
HEADINGS += ["class"]
KINDS = {
    "YN": "select_one yn",
    "L5": "select_one l5",
    "L7": "select_one l7",
    "N": "integer",
    "P": "integer",
    "D": "date",
    "T": "text",
    "I": "note",
    "S1": "select_one",
    "SM": "select_multiple",
    "R": "rank",
}
CONSTRAINTS = {
    "N": (". >= 0", "Un nombre positif ou zéro.", "A number of zero or more."),
    "P": (". >= 0 and . <= 100", "Entre 0 et 100 %.", "Between 0 and 100 %."),
    "D": (". <= today()", "Une date passée.", "A date in the past."),
}
Row = list[str]


@dataclass(frozen=True)
class Topic:
    """A starter topic. titles, decisions: by language."""

    code: str
    titles: dict[str, str]
    decisions: dict[str, str]


@cache
def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("[0-9]*.txt"))


@cache
def topic(code: str) -> Topic:
    """Raises KeyError where there is none of that name."""
    if code not in names():
        raise KeyError(code)
    parts = _source(code)[0].lstrip("# ").split(" | ")
    return Topic(code, dict(zip(("fr", "en"), parts[:2], strict=True)), _decisions(parts))


def _decisions(parts: list[str]) -> dict[str, str]:
    return dict(zip(("fr", "en"), parts[2:], strict=True))


def book(name: str) -> Book:
    """The workbook of a topic."""
    _title, *body = _source(name)
    closing, shared = _source("closing"), _source("lists")
    own = [line[1:] for line in body if line.startswith("@")]
    rows = [row for line in [*body, *closing] if line[:1] not in {"", "@"} for row in _rows(line)]
    sheets = {
        "survey": [HEADINGS, *rows],
        "choices": [
            ["list_name", "name", *(f"label::{language}" for language in LANGUAGES)],
            *(row for line in [*own, *shared] for row in _choices(line)),
        ],
        "settings": [
            ["form_title", "form_id", "version", "default_language"],
            [topic(name).titles["fr"], name, "1", LANGUAGES[0]],
        ],
    }
    return Book("text", list(sheets), sheets)


def workbook(name: str) -> bytes:
    """The same as a file that a facilitator can open and change."""
    made = Workbook(write_only=True)
    for title, rows in book(name).sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    made.save(file)
    return file.getvalue()


def _source(name: str) -> list[str]:
    return (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def _choices(line: str) -> list[Row]:
    name, _, choices = line.partition(": ")
    rows = []
    for choice in choices.split("; "):
        code, _, label = choice.partition(" ")
        french, _, english = label.partition("/")
        rows.append([name, code, french, english])
    return rows


def _rows(line: str) -> list[Row]:
    if line.startswith("<"):
        return [_row("end repeat", "")]
    if line.startswith("> "):
        name, french, english = line[2:].split(" | ")
        return [_row("begin repeat", name, french, english)]
    name, kind, *rest = line.split(" | ")
    if kind.startswith("C:"):
        return [_row("calculate", name, calculation=kind[2:])]
    french, english, relevant = [*rest, ""][:3]
    if kind.startswith("OF"):
        return _of(kind, [name, french, english, relevant])
    return [_asked(kind, name, french, english, relevant)]


def _row(kind: str, name: str, french: str = "", english: str = "", calculation: str = "") -> Row:
    return [kind, name, french, english, "", calculation, "", "", "", ""]


def _asked(kind: str, name: str, french: str, english: str, relevant: str) -> Row:
    kind, _, sensitive = kind.partition("!")
    own_class = "" if kind == "I" else sensitive or "A"
    french, english = (f"{it} (%)" if kind == "P" else it for it in (french, english))
    return [_type(kind), name, french, english, relevant, "", *_constraint(kind), own_class]


def _of(kind: str, line: Row) -> list[Row]:
    """So many, of how many."""
    name, french, english, relevant = line
    sensitive = kind.partition("!")[1:]
    whole = (f"{french} : sur combien ?", f"{english}: of how many?")
    return [
        _asked("N", f"{name}_of", *whole, relevant),
        _asked(f"N<${{{name}_of}}" + "".join(sensitive), name, french, english, relevant),
    ]


def _type(kind: str) -> str:
    code, _, choices = kind.partition("<")[0].partition(":")
    return f"{KINDS[code]} {choices}".strip()


def _constraint(kind: str) -> Row:
    code, _, limit = kind.partition("<")
    rule, french, english = CONSTRAINTS.get(code, ("", "", ""))
    if not limit:
        return [rule, french, english]
    return [f"{rule} and . <= {limit}", f"Au plus {limit}.", f"At most {limit}."]


@cache
def xform(name: str) -> str:
    return convert(book(name)).xform


@cache
def form(name: str) -> Form:
    return read_form(xform(name))
