"""A brief as a Word file and as a chat message: what people wrote arrives as text, and no more."""

import io
import zipfile

import pytest
from docx import Document as WordFile
from hypothesis import given
from hypothesis import strategies as some

from districtteam.lib.documents import (
    Bullets,
    Document,
    Heading,
    Paragraph,
    Quote,
    Table,
    as_chat,
    as_docx,
)

BRIEF = Document(
    "Ruptures de stock",
    "fr",
    [
        Paragraph("Quatre districts sur dix", strong=True),
        Heading("Leçons"),
        Bullets(["Un frigo de secours", "Une liste au mur"]),
        Quote("Nous avons deux frigos", "Koubia"),
        Table(["À qui", "Réponse"], [["Ministère", "Oui"], ["Région", ""]]),
    ],
    head=["Ministère de la Santé"],
    foot="Réservé au réseau",
)


def test_a_word_file_has_real_headings_lists_and_tables() -> None:
    word = WordFile(io.BytesIO(as_docx(BRIEF)))
    said = [(it.style.name, it.text) for it in word.paragraphs]
    assert said == [
        ("Normal", "Ministère de la Santé"),
        ("Heading 1", "Ruptures de stock"),
        ("Normal", "Quatre districts sur dix"),
        ("Heading 2", "Leçons"),
        ("List Bullet", "Un frigo de secours"),
        ("List Bullet", "Une liste au mur"),
        ("Intense Quote", "Nous avons deux frigos\nKoubia"),
    ]
    assert word.tables[0].rows[1].cells[1].text == "Oui"
    assert word.sections[0].footer.paragraphs[0].text == "Réservé au réseau"
    assert word.core_properties.language == "fr"


def test_a_chat_message_is_cut_after_a_whole_line() -> None:
    assert as_chat(BRIEF).splitlines()[:2] == ["*Ruptures de stock*", "Quatre districts sur dix"]
    short = as_chat(BRIEF, most=60)
    assert len(short) <= 60
    assert short.endswith("\n…")


@pytest.mark.parametrize("hostile", ["\x00\x0b", "<w:t>x</w:t>", "=cmd()", "\ud800", "\ufffe"])
def test_hostile_text_stays_text(hostile: str) -> None:
    made = as_docx(Document(f"a{hostile}b", "fr", [Paragraph(hostile), Bullets([hostile])]))
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        assert b"<w:t>x</w:t>" not in parts.read("word/document.xml")
    assert WordFile(io.BytesIO(made)).paragraphs[0].text.startswith("a")


@given(some.text(), some.integers(20, 2000))
def test_any_text_makes_a_message_that_fits(text: str, most: int) -> None:
    made = as_chat(Document("T", "fr", [Paragraph(text), Bullets([text])]), most)
    assert len(made) <= most
