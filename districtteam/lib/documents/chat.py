"""As a message for a chat: plain lines, *bold* headings, as much as fits."""

import re

from .content import Block, Bullets, Document, Heading, Paragraph, Quote, Table

MOST = 65_536  # characters that WhatsApp takes in one message
MORE = "…"
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")


def as_chat(document: Document, most: int = MOST) -> str:
    """At most `most` characters, cut after a whole line; marks of the chat in what people wrote
    are taken out, so that a star in a quotation does not turn the rest bold.

    >>> as_chat(Document("Stocks", "en", [Heading("Lessons"), Bullets(["One *spare* fridge"])]))
    '*Stocks*\\n\\n*Lessons*\\n- One spare fridge'
    """
    lines = [f"*{_plain(document.title)}*"]
    for block in document.blocks:
        lines += _lines(block)
    if document.foot:
        lines += ["", _plain(document.foot)]
    return _fitting(lines, most)


def _lines(block: Block) -> list[str]:
    if isinstance(block, Heading):
        return ["", f"*{_plain(block.text)}*"]
    if isinstance(block, Paragraph):
        return [_plain(block.text)]
    if isinstance(block, Bullets):
        return [f"- {_plain(item)}" for item in block.items]
    if isinstance(block, Quote):
        begin, end = block.marks
        return [
            f"{begin}{_plain(block.text)}{end}" + (f" ({_plain(block.by)})" if block.by else "")
        ]
    return _of_table(block)


def _of_table(block: Table) -> list[str]:
    return [
        "- " + block.between.join(_plain(cell).rstrip(".") for cell in row if cell)
        for row in block.rows
    ]


def _plain(text: str) -> str:
    """No-break spaces stay where they were."""
    return _SPACES.sub(" ", text.translate({ord(mark): None for mark in "*_~`"})).strip()


def _fitting(lines: list[str], most: int) -> str:
    whole = "\n".join(lines)
    if len(whole) <= most:
        return whole
    kept: list[str] = []
    room = most - len(MORE) - 1
    for line in lines:
        if len(line) + 1 > room:
            break
        kept.append(line)
        room -= len(line) + 1
    return "\n".join([*kept, MORE])
