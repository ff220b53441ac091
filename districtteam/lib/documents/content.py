"""What a document says, whatever it becomes."""

from collections.abc import Sequence
from dataclasses import dataclass, field


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
    """Somebody's words; by: whose, as they agreed to be named."""

    text: str
    by: str = ""


@dataclass(frozen=True)
class Table:
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]


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
