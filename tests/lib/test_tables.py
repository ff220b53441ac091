"""Tables from outside: read whatever the encoding, refused with a code when they are not tables."""

import io
import re
import time
import tracemalloc
import zipfile
from datetime import date

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from districtteam.lib.tables import (
    Limits,
    OtherKindError,
    Row,
    Table,
    TableError,
    csv_cell,
    read_table,
    write_csv,
)
from districtteam.lib.tables.sheets import write_workbook
from districtteam.lib.tables.writing import without_guard
from districtteam.lib.words import fold, tidy
from districtteam.ui.table_words import SENTENCES, table_words
from tests.make import NOW

PLACES = "nom;code\nN’Zérékoré;NZE\nLélouma;LEL\n"
MARKS = {"utf-8-sig", "utf-16"}
SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b"%s</sheetData></worksheet>"
)


def workbook(rows: list[list[object]], title: str = "Feuille 1") -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(row)
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, **parts: bytes) -> bytes:
    """A workbook with parts put in another's stead; a name's __ stands for a slash."""
    given = {name.replace("__", "/") + ".xml": content for name, content in parts.items()}
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *given]):
            new.writestr(name, given[name] if name in given else old.read(name))
    return out.getvalue()


def refusal(data: bytes | str, limits: Limits | None = None) -> tuple[str, dict[str, str | int]]:
    with pytest.raises(TableError) as caught:
        read_table(data, limits=limits or Limits())
    return caught.value.code, caught.value.params


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_every_usual_encoding_is_read(encoding: str) -> None:
    table = read_table(PLACES.encode(encoding))
    assert table.headers == ["nom", "code"]
    assert table.rows == [Row(2, ("N’Zérékoré", "NZE")), Row(3, ("Lélouma", "LEL"))]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = f'name{separator}note\nKoubia{separator}"a, b; c"\nLola{separator}x\n'
    assert read_table(text).rows[0].cells == ("Koubia", "a, b; c")


def test_decimal_commas_do_not_mislead() -> None:
    table = read_table("nom, prénom;part\nA;1,5\nB;2,5\n")
    assert table.headers == ["nom, prénom", "part"]


def test_excels_own_word_on_the_separator_is_believed() -> None:
    assert read_table("sep=;\r\na;b\r\n1;2\r\n") == Table(["a", "b"], [Row(3, ("1", "2"))])


def test_one_column_is_a_table() -> None:
    assert read_table("name\nKoubia\n\nLola").rows == [Row(2, ("Koubia",)), Row(4, ("Lola",))]


def test_a_cell_may_hold_line_breaks_and_the_line_stays_true() -> None:
    table = read_table('name,phone\nA,"1\n2"\nB,3\n')
    assert table.rows == [Row(2, ("A", "1\n2")), Row(4, ("B", "3"))]


def test_short_rows_are_filled_and_blank_columns_left_out() -> None:
    assert read_table("a,,b\n1\n,,\n2,,3\n").rows == [Row(2, ("1", "")), Row(4, ("2", "3"))]


def test_columns_are_found_by_headings_in_two_languages() -> None:
    known = {"name": ("name", "nom"), "parent": ("parent", "unité parente")}
    assert read_table("UNITE-PARENTE;Nom\nx;y\n").columns(known) == {"parent": 0, "name": 1}
    with pytest.raises(TableError) as caught:
        read_table("Nom;Name\nx;y\n").columns(known)
    assert caught.value.code == "heading_twice"


def test_a_workbook_is_read_as_text() -> None:
    rows: list[list[object]] = [
        ["nom", "téléphone", "part", "ouvert", "vu"],
        [],
        ["Koubia", 97000000.0, 0.5, date(2026, 11, 2), NOW.replace(tzinfo=None)],
    ]
    table = read_table(workbook(rows))
    assert table.sheet == "Feuille 1"
    assert table.rows == [
        Row(3, ("Koubia", "97000000", "0.5", "2026-11-02", "2026-11-02 09:00:00"))
    ]


def test_a_formula_is_named_and_never_evaluated() -> None:
    code, params = refusal(workbook([["a", "b"], [1, 2], [3, "=1+1"]]))
    assert (code, params["sheet"], params["cell"]) == ("formula", "Feuille 1", "B3")


def test_an_error_value_is_named() -> None:
    cell = b'<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>'
    data = repacked(workbook([["a"]]), xl__worksheets__sheet1=SHEET % cell)
    assert refusal(data) == (
        "error_value",
        {"sheet": "Feuille 1", "line": 1, "column": 1, "cell": "A1"},
    )


def opendocument() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    return out.getvalue()


def archive_of(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (OLE, "is_xls"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "is_encrypted"),
        (opendocument(), "is_ods"),
        (archive_of("word/document.xml"), "is_word"),
        (archive_of("data.csv"), "is_zip"),
        (b"%PDF-1.7\n%\xe2\xe3", "is_pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "is_image"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "is_image"),
        (b"\n <!DOCTYPE html><html></html>", "is_html"),
        (b"<table><tr><td>1</td></tr></table>", "is_html"),
        (b'<?xml version="1.0"?><a/>', "is_xml"),
        (b'{"organisationUnits": []}', "is_json"),
        (b"\x1f\x8b\x08\x00", "is_compressed"),
        (bytes(3000), "is_binary"),
    ],
)
def test_other_kinds_of_files_are_recognised_by_content(content: bytes, code: str) -> None:
    with pytest.raises(OtherKindError) as caught:
        read_table(content)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "empty", None),
        ("\n ;; \n", "empty", None),
        ("a,b\n1,2,3\n", "row_too_wide", 2),
        ("a,A\n1,2\n", "heading_twice", None),
        ("a,,b\n1,2,3\n", "heading_missing", 2),
        ('a,b\n"1,2\n3,4\n', "bad_quotes", 2),
        ('a,b\n"1"x,2\n', "bad_quotes", 2),
        ("a,b\nx\0y,2\n", "null_character", 2),
        (b"a,b\n\x81\x8d,2\n", "bad_encoding", 2),
    ],
)
def test_faults_say_on_which_line(content: bytes | str, code: str, line: int | None) -> None:
    refused, params = refusal(content)
    assert (refused, params.get("line")) == (code, line)


@pytest.mark.parametrize(
    ("content", "limits", "code"),
    [
        ("a,b\n1,2\n", Limits(size=5), "file_too_large"),
        ("a\n1\n2\n3\n", Limits(rows=2), "too_many_rows"),
        ("a\n" + "\n" * 50, Limits(rows=2), "too_many_rows"),
        ("a,b,c\n", Limits(columns=2), "too_many_columns"),
        ("a,b\n1,2\n3,4\n", Limits(cells=3), "too_many_cells"),
        ("a,b\nlong,2\n", Limits(cell=3), "cell_too_long"),
        (workbook([["a"], [1], [2], [3]]), Limits(workbook_rows=2), "too_many_rows"),
        (workbook([["a"], *[[n] for n in range(500)]]), Limits(workbook_cells=9), "too_many_cells"),
        (workbook([["a", "b"]]), Limits(columns=1), "too_many_columns"),
        (workbook([["a"]]), Limits(unpacked=100), "file_unpacks_too_large"),
    ],
)
def test_limits_are_kept(content: bytes | str, limits: Limits, code: str) -> None:
    assert refusal(content, limits)[0] == code


HOSTILE = {
    "separators only": (lambda: b"," * 19_000_000, "too_many_columns"),
    "blank lines": (lambda: b"a,b\n" + b"\n" * 19_000_000, "too_many_rows"),
    "an open quote": (lambda: b'a,b\n"' + b"x\n" * 9_000_000, "cell_too_long"),
    "one long line": (lambda: b"x" * 19_000_000, "cell_too_long"),
    "fifty megabytes": (lambda: b"a,b\n" * 13_000_000, "file_too_large"),
    "a zip bomb": (
        lambda: repacked(workbook([["a"]]), xl__sharedStrings=b"0" * 30_000_000),
        "file_unpacks_too_large",
    ),
    "tags without end": (
        lambda: repacked(
            workbook([["a"]]),
            xl__worksheets__sheet1=SHEET % b"".join(b"<a%d/>" % (n % 977) for n in range(900_000)),
        ),
        "too_many_cells",
    ),
    "entities": (
        lambda: repacked(
            workbook([["a"]]),
            xl__workbook=b'<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        ),
        "damaged",
    ),
    "a torn workbook": (lambda: workbook([["a"]])[:-200], "damaged"),
    "a workbook without its sheet": (
        lambda: repacked(workbook([["a"]]), xl__workbook=b"<workbook/>"),
        "damaged",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_cost_little(case: str) -> None:
    build, code = HOSTILE[case]
    data = build()
    begun = time.process_time()
    assert refusal(data)[0] == code
    assert time.process_time() - begun < 2
    tracemalloc.start()
    try:
        refusal(data)
        assert tracemalloc.get_traced_memory()[1] < 100_000_000
    finally:
        tracemalloc.stop()


def test_a_far_away_cell_does_not_fill_the_sheet_between() -> None:
    far = b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>'
    data = repacked(workbook([["a"]]), xl__worksheets__sheet1=SHEET % far)
    assert read_table(data, limits=Limits(workbook_rows=500)).rows == []


@given(st.lists(st.lists(st.text(st.characters(codec="utf-8")), min_size=2, max_size=2)))
def test_what_is_written_is_read_again(rows: list[list[str]]) -> None:
    kept = [[tidy(cell.replace("\0", "")) for cell in row] for row in rows]
    data = write_csv(["first heading", "second"], kept)
    expected = [tuple(row) for row in kept if any(row)]
    assert [row.cells for row in read_table(data).rows] == expected


def test_a_workbook_leaves_out_what_no_file_of_excel_may_hold() -> None:
    """One reason typed with a control sign has kept a whole network from its export."""
    data = write_workbook({"log": (["why"], [["=1\x01+\x0b1\ufffe\ud800 é"], ["a\nb"]])})
    assert [cells[0].value for cells in load_workbook(io.BytesIO(data))["log"]] == [
        "why",
        "'=1+1 é",
        "a\nb",
    ]


@given(st.text() | st.text(";=+-@'\" a1"))
def test_no_exported_cell_is_a_formula(text: str) -> None:
    cell = csv_cell(text)
    assert without_guard(cell) == text
    assert not re.search(r";\s*[=+@-]", cell)  # where Excel cuts at semicolons, in French
    assert not cell.startswith(("=", "+", "@", "\t", "\r"))
    assert not cell.startswith("-") or cell.lstrip("-").replace(".", "").isdecimal()


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_a_known_refusal(data: bytes) -> None:
    try:
        read_table(data)
    except TableError as fault:
        code = fault.code
    else:
        return
    assert code in SENTENCES


@pytest.mark.parametrize("code", SENTENCES)
def test_every_refusal_has_words_in_both_languages(code: str) -> None:
    params = {"size": 1, "limit": 2, "line": 3, "column": 4, "columns": 5}
    fault = TableError(code, **params, sheet="S", cell="B3", heading="h", first="f")
    with override("en"):
        english = table_words(fault)
    with override("fr"):
        assert table_words(fault) != english


def test_words_are_compared_without_accents_or_case() -> None:
    assert fold("Unité  d’Organisation") == fold("UNITE D'ORGANISATION")
