"""What a document says, whatever it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, field


class Foreign(str):
    """Words in another language than the document's, wherever it takes words.

    language: their code; note: says so, in the document's language.

    >>> foreign = Foreign("A spare fridge", "en", "écrit en anglais")
    >>> str(foreign), foreign.said
    ('A spare fridge (écrit en anglais)', 'A spare fridge')
    """

    said: str
    language: str
    note: str

    def __new__(cls, said: str, language: str, note: str) -> "Foreign":
        made = super().__new__(cls, f"{said} ({note})")
        made.said, made.language, made.note = said, language, note
        return made


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Paragraph:
    """strong: set in bold, for the one sentence that must be read."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Bullets:
    items: Sequence[str]


@dataclass(frozen=True)
class Quote:
    """Somebody's words; by: whose, as they agreed to be named; marks: where they are written in a
    line."""

    text: str
    by: str = ""
    marks: tuple[str, str] = ("“", "”")


@dataclass(frozen=True)
class Table:
    """between: what stands between its cells where they are written in a line."""

    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    between: str = "; "


Block = Heading | Paragraph | Bullets | Quote | Table


@dataclass(frozen=True)
class Document:
    """title; language: its code; blocks in order; head: lines above the title, as letters have
    them; foot: at the foot of each page, such as who may read it."""

    title: str
    language: str
    blocks: Sequence[Block] = field(default=())
    head: Sequence[str] = field(default=())
    foot: str = ""
