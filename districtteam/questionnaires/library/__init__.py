"""The starter topics: from their sources to an XLSForm, as if a facilitator had written it.

The first line of a source is `# title | title | decision | decision`, French and English by
turns: what the topic is called, and the decision that its questions feed. Then come lines of
`name | kind | French | English | condition`. Kinds: YN, L5, L7, N (a count; `N<limit` at most
that), P (per cent), D (a day up to today), T (text), I (information), S1:list, SM:list (one,
several), O:list<name (others, two at most, beside the one that is answered in `name`),
C:calculation; `!B` or `!C` behind a kind is the class of the question, which is A otherwise. OF
is a count and of how many: first the words for all in both languages, then those for the part.
A unit stands in brackets at the end of a label. `@list:` declares choices, `== name` opens a
section, `>` a repeat, which `<` closes.

Nothing is ranked: a rank in XLSForms has no place for what is not a cause at all.
"""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from districtteam.lib.xforms import Book, Form, convert, read_form

FOLDER = Path(__file__).parent
LANGUAGES = ("Français (fr)", "English (en)")
TEXTS = ("label", "hint", "constraint_message")  # each in both languages
HEADINGS = ["type", "name", "relevant", "calculation", "constraint", "class"]
HEADINGS += [f"{text}::{language}" for text in TEXTS for language in LANGUAGES]
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
    "O": "select_multiple",
}
MOST_OTHERS = 2
CONSTRAINTS = {
    "N": (". >= 0", "Un nombre positif ou zéro.", "A number of zero or more."),
    "P": (". >= 0 and . <= 100", "Entre 0 et 100 %.", "Between 0 and 100 %."),
    "D": (". <= today()", "Une date passée.", "A date in the past."),
}
OF_THESE = ("Combien, sur ce total ?", "How many of that total?")
Row = list[str]
Texts = tuple[str, str]  # French, English
NO_TEXT = ("", "")


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
    asked = [line for line in [*body, *closing] if line[:1] not in {"", "@"}]
    sheets = {
        "survey": [HEADINGS, *_survey(asked)],
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


def _survey(lines: list[str]) -> Iterator[Row]:
    """A section goes on to the next one, or to a repeat, which stands by itself."""
    is_open = False
    for line in lines:
        if is_open and line.startswith(("== ", "> ")):
            yield _row("end group", "")
        is_open = line.startswith("== ") or (is_open and not line.startswith("> "))
        yield from _rows(line)
    if is_open:
        yield _row("end group", "")


def _rows(line: str) -> list[Row]:
    if line.startswith("<"):
        return [_row("end repeat", "")]
    if line.startswith(("== ", "> ")):
        sign, _, words = line.partition(" ")
        name, french, english = words.split(" | ")
        return [_row("begin repeat" if sign == ">" else "begin group", name, (french, english))]
    name, kind, *rest = line.split(" | ")
    if kind.startswith("C:"):
        return [_row("calculate", name, calculation=kind[2:])]
    if kind.startswith("OF"):
        return _of(kind, name, rest)
    french, english, relevant = [*rest, ""][:3]
    return [_asked(kind, name, (french, english), relevant)]


def _row(kind: str, name: str, label: Texts = NO_TEXT, **cells: str | Texts) -> Row:
    """cells: what stands under a heading; of a text, under its two."""
    found: dict[str, str] = {"type": kind, "name": name}
    for heading, cell in {"label": label, **cells}.items():
        if isinstance(cell, str):
            found[heading] = cell
            continue
        found |= {f"{heading}::{one}": text for one, text in zip(LANGUAGES, cell, strict=True)}
    return [found.get(heading, "") for heading in HEADINGS]


def _asked(kind: str, name: str, label: Texts, relevant: str) -> Row:
    kind, _, sensitive = kind.partition("!")
    french, english = (f"{it} (%)" if kind == "P" else it for it in label)
    rule, message = _constraint(kind)
    cells: dict[str, str | Texts] = {
        "relevant": relevant,
        "hint": OF_THESE if kind.startswith("N<$") else NO_TEXT,
        "constraint": rule,
        "constraint_message": message,
        "class": "" if kind == "I" else sensitive or "A",
    }
    return _row(_type(kind), name, (french, english), **cells)


def _of(kind: str, name: str, texts: list[str]) -> list[Row]:
    """How many in all, in words of their own; then how many of these."""
    french, english, french_part, english_part, relevant = [*texts, ""][:5]
    sensitive = kind.partition("!")[1:]
    part = f"N<${{{name}_of}}" + "".join(sensitive)
    return [
        _asked("N", f"{name}_of", (french, english), relevant),
        _asked(part, name, (french_part, english_part), relevant),
    ]


def _type(kind: str) -> str:
    code, _, choices = kind.partition("<")[0].partition(":")
    return f"{KINDS[code]} {choices}".strip()


def _constraint(kind: str) -> tuple[str, Texts]:
    code, _, limit = kind.partition("<")
    if code.startswith("O:"):
        return _others(limit)
    rule, *messages = CONSTRAINTS.get(code, ("", "", ""))
    if not limit:
        return rule, (messages[0], messages[1])
    most = f". <= {limit}"
    if limit.startswith("$"):  # nobody is stopped by a total that is not known
        most = f"({limit} = '' or {most})"
    return f"{rule} and {most}", (f"Au plus {limit}.", f"At most {limit}.")


def _others(first: str) -> tuple[str, Texts]:
    rule = f"not(selected(., ${{{first}}})) and count-selected(.) <= {MOST_OTHERS}"
    return rule, (
        "Deux au plus, sans reprendre la réponse précédente.",
        "Two at most, without the answer before.",
    )


@cache
def xform(name: str) -> str:
    return convert(book(name)).xform


@cache
def form(name: str) -> Form:
    return read_form(xform(name))
