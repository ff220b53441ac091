"""From a topic's source to its XLSForm and its form.

A line of a source is `name | kind | French | English | condition`. Kinds: YN, L5, L7, N (a count;
`N<limit` at most that), P (per cent), D (a day up to today), T (text), I (information), OF (a
count and of how many), S1:list, SM:list, R:list (one, several, ranked), C:calculation. `@list:`
declares choices, `>` opens a repeat, `<` closes it.
"""

from functools import cache
from pathlib import Path

from districtteam.lib.xforms.model import Form, read_form
from districtteam.lib.xforms.sheets import Book, convert

from . import FOLDER

LANGUAGES = ("Français (fr)", "English (en)")
HEADINGS = ["type", "name", *(f"label::{language}" for language in LANGUAGES), "relevant"]
HEADINGS += ["calculation", "constraint"]
HEADINGS += [f"constraint_message::{language}" for language in LANGUAGES]
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


def book(name: str) -> Book:
    """The workbook of a topic, as if a facilitator had written it."""
    lines = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    title, *body = lines
    closing = (FOLDER / "closing.txt").read_text(encoding="utf-8").splitlines()
    shared = (FOLDER / "lists.txt").read_text(encoding="utf-8").splitlines()
    own = [line[1:] for line in body if line.startswith("@")]
    rows = [row for line in [*body, *closing] if line[:1] not in {"", "@"} for row in _rows(line)]
    french = title.lstrip("# ").split(" | ")[0]
    sheets = {
        "survey": [HEADINGS, *rows],
        "choices": [
            ["list_name", "name", *(f"label::{language}" for language in LANGUAGES)],
            *(row for line in [*own, *shared] for row in _choices(line)),
        ],
        "settings": [
            ["form_title", "form_id", "version", "default_language"],
            [french, name, "1", LANGUAGES[0]],
        ],
    }
    return Book("text", list(sheets), sheets)


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
        return [["end repeat", "", "", "", "", "", "", "", ""]]
    if line.startswith("> "):
        name, french, english = line[2:].split(" | ")
        return [["begin repeat", name, french, english, "", "", "", "", ""]]
    name, kind, *rest = line.split(" | ")
    if kind.startswith("C:"):
        return [["calculate", name, "", "", "", kind[2:], "", "", ""]]
    french, english, relevant = [*rest, ""][:3]
    if kind == "OF":
        return _of(name, french, english, relevant)
    return [[_type(kind), name, french, english, relevant, "", *_constraint(kind)]]


def _of(name: str, french: str, english: str, relevant: str) -> list[Row]:
    """So many, of how many."""
    whole = [_type("N"), f"{name}_of", f"{french} : sur combien ?", f"{english}: of how many?"]
    return [
        [*whole, relevant, "", *_constraint("N")],
        *_rows(f"{name} | N<${{{name}_of}} | {french} | {english} | {relevant}"),
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
def topic(name: str) -> Form:
    return read_form(xform(name))


def names() -> list[str]:
    return sorted(path.stem for path in Path(FOLDER).glob("[0-9]*.txt"))
