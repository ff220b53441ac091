"""As a Word file (Office Open XML, ISO/IEC 29500), A4, with real headings, lists and tables."""

import io
import re
from datetime import UTC, datetime
from typing import Any

from .content import Block, Bullets, Document, Foreign, Heading, Paragraph, Quote, Table

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, 2.2
A4 = (210, 297)  # millimetres
MARGIN = 20
MADE_AT = datetime(2000, 1, 1, tzinfo=UTC)  # the same content gives the same bytes


def as_docx(document: Document) -> bytes:
    """The file. Whatever no XML may hold is left out; the rest stays as it was written."""
    import docx  # noqa: PLC0415  (loaded when a file is asked for)

    word = docx.Document()
    _lay_out(word)
    _name(word, document)
    for line in document.head:
        word.add_paragraph(_clean(line))
    word.add_heading(_clean(document.title), level=1)
    for block in document.blocks:
        _write(word, block)
    if document.foot:
        word.sections[0].footer.paragraphs[0].text = _clean(document.foot)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue()


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _lay_out(word: Any) -> None:
    from docx.shared import Mm, Pt  # noqa: PLC0415

    page = word.sections[0]
    page.page_width, page.page_height = Mm(A4[0]), Mm(A4[1])
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(MARGIN)
    word.styles["Normal"].font.size = Pt(11)
    word.styles["Normal"].font.name = "Calibri"


def _name(word: Any, document: Document) -> None:
    told = word.core_properties
    told.title, told.language = _clean(document.title)[:255], document.language
    told.author = told.last_modified_by = "District.Team"
    told.comments = ""
    told.created = told.modified = MADE_AT.replace(tzinfo=None)


def _write(word: Any, block: Block) -> None:
    if isinstance(block, Heading):
        word.add_heading(_clean(block.text), level=2)
    elif isinstance(block, Paragraph):
        _say(word.add_paragraph(), block.text, bold=block.strong)
    elif isinstance(block, Bullets):
        for item in block.items:
            _say(word.add_paragraph(style="List Bullet"), item)
    elif isinstance(block, Quote):
        paragraph = word.add_paragraph(style="Intense Quote")
        _say(paragraph, block.text)
        if block.by:
            paragraph.add_run(_clean(f"\n{block.by}"))
    else:
        _write_table(word, block)


def _say(paragraph: Any, text: str, *, bold: bool = False) -> None:
    """In runs, of which one says its language where that is not the document's."""
    if isinstance(text, Foreign):
        run = paragraph.add_run(_clean(text.said))
        run.bold = bold or None
        _set_language(run, text.language)
        paragraph.add_run(_clean(f" ({text.note})"))
    else:
        paragraph.add_run(_clean(text)).bold = bold or None


def _set_language(run: Any, code: str) -> None:
    """For spelling and for screen readers (w:lang of ISO/IEC 29500)."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement("w:lang")
    element.set(qn("w:val"), code)
    run._element.get_or_add_rPr().append(element)  # noqa: SLF001  (python-docx has no name for it)


def _write_table(word: Any, block: Table) -> None:
    table = word.add_table(rows=1, cols=len(block.heads), style="Light Grid Accent 1")
    for cell, text in zip(table.rows[0].cells, block.heads, strict=True):
        cell.text = _clean(text)
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            _say(cell.paragraphs[0], text)
