"""Letters and briefs: one content, as a Word file that offices can rework, and as plain text.

    brief = Document("Ruptures de stock", "fr", [Bullets(["Un frigo."])], foot="…")
    as_docx(brief), as_chat(brief)

Word by python-docx. Text from people reaches a file as text only: no field, link or macro.
"""

from .chat import as_chat
from .content import Bullets, Document, Foreign, Heading, Paragraph, Quote, Table
from .docx import as_docx

__all__ = [
    "Bullets",
    "Document",
    "Foreign",
    "Heading",
    "Paragraph",
    "Quote",
    "Table",
    "as_chat",
    "as_docx",
]
