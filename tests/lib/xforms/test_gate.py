"""The gate finds what would break later, says where, and mends what is known."""

from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from districtteam.lib.xforms.gate import Finding, admit
from districtteam.lib.xforms.gate.gate import of_error
from districtteam.lib.xforms.sheets import convert, mend, read_book
from districtteam.lib.xforms.sheets.refusals import BY_NAME
from tests.conftest import DATA, needs

HEAD = "| survey |\n| | type | name | label | relevant | calculation | constraint | appearance |\n"
CHOICES = "| choices |\n| | list_name | name | label |\n| | yn | yes | Yes |\n| | yn | no | No |\n"

FOUND = [
    ("| | text | a | A | ${a | | | |", "reference_wrong", "survey", 2, "relevant"),
    ("| | text | a | A | 1 = | | | |", "expression_unfinished", "survey", 2, "D2"),
    ("| | text | a | A | choose(1) | | | |", "function_unknown", "survey", 2, "D2"),
    ("| | text | a | A | round() | | | |", "arguments_wrong", "survey", 2, "D2"),
    ("| | text | a | A | count('x') > 1 | | | |", "nodes_expected", "survey", 2, "D2"),
    ("| | text | a | A | /data/b = 1 | | | |", "reference_nowhere", "survey", 2, "D2"),
    ("| | text | a | A | ${a} = 1 | | | |", "relevant_itself", "survey", 2, "D2"),
    ("| | text | a | A | 1 = 2 | | | |", "never_shown", "survey", 2, "D2"),
    ("| | text | a | A | | | regex(., '[0-9') | |", "pattern_wrong", "survey", 2, "F2"),
    ("| | text | a | A | | | . > 1 | |", "constraint_message_missing", "survey", 2, ""),
    ("| | geotrace | a | A | | | | |", "collect_only", "survey", 2, "A2"),
    ("| | barcode | a | A | | | | |", "collect_only", "survey", 2, "A2"),
    ("| | text | a | A | | | | ex:org.x(a='b') |", "collect_only", "survey", 2, "A2"),
    ("| | image | a | A | | | | signature |", "collect_only", "survey", 2, "A2"),
    ("| | text | a | | | | | |", "label_missing", "survey", 2, "label"),
    ("| | calculate | a | | | 1 | | |", "no_question", "", 0, ""),
    ("| | text | a | A | ${b} = 1 | | | |", "reference_unknown", "survey", 2, "relevant"),
    ("| | txt | a | A | | | | |", "type_unknown", "survey", 2, "type"),
    ("| | text | | A | | | | |", "name_missing", "survey", 2, "name"),
    ("| | | a | A | | | | |", "type_missing", "survey", 2, "type"),
    ("| | text | a b | A | | | | |", "name_wrong", "survey", 2, "name"),
    (
        "| | text | a | A | | | | |\n| | text | a | B | | | | |",
        "name_twice",
        "survey",
        3,
        "name",
    ),
    ("| | text | meta | A | | | | |", "name_meta", "survey", 2, "name"),
    ("| | begin group | g | G | | | | |", "begin_unmatched", "survey", 2, "type"),
    (
        "| | text | a | A | | | | |\n| | end group | | | | | | |",
        "end_unmatched",
        "survey",
        3,
        "type",
    ),
    ("| | select_one nolist | a | A | | | | |", "list_unknown", "survey", 2, "type"),
    (
        "| | select_one yn | a | A | | | | |\n| | text | b | B | ${a} = 'maybe' | | | |",
        "choice_unknown",
        "survey",
        3,
        "D3",
    ),
    (
        "| | text | a | A | | ${b} | | |\n| | text | b | B | | ${a} | | |",
        "circle",
        "survey",
        2,
        "E2",
    ),
]


@pytest.mark.parametrize(("rows", "code", "sheet", "row", "cell"), FOUND)
def test_says_what_and_where(rows: str, code: str, sheet: str, row: int, cell: str) -> None:
    text = f"{HEAD}{rows}\n| | note | z | Z | | | | |\n" if code != "no_question" else HEAD + rows
    _, findings = admit(f"{text}\n{CHOICES}".encode())
    found = next((one for one in findings if one.code == code), None)
    assert found is not None, findings
    assert (found.sheet, found.row, found.cell or found.column) == (
        sheet,
        row,
        cell or found.column,
    )


def test_a_close_name_is_suggested() -> None:
    _, findings = admit(f"{HEAD}| | text | a | A | selectd(., 'x') | | | |".encode())
    assert findings[0].params["suggestion"] == "selected"


def test_translations_are_wanted_in_every_language_that_the_form_declares() -> None:
    form = (
        "| survey |\n| | type | name | label::French (fr) | label::English (en) |\n"
        "| | text | a | Un | One |\n| | text | b | Deux | |\n"
    )
    _, findings = admit(form.encode())
    assert [(one.code, one.cell, one.params["language"]) for one in findings] == [
        ("translation_missing", "C3", "English (en)")
    ]


def workbook(**sheets: list[list[Any]]) -> bytes:
    book, out = Workbook(), BytesIO()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


MENDED = [
    (
        {"survey": [["type", "name", "label", "label"], ["text", "a", "A", None]]},
        "heading_twice",
        "",
    ),
    (
        {"survey": [["type", "name", "label", "jr:count", "repeat_count"], ["text", "a", "A"]]},
        "headings_same",
        "",
    ),
    (
        {"survey": [["type", "name", "label", "relevant"], ["text", "a", "A", "${a=1}"]]},
        "reference_wrong",
        "${a}=1",
    ),
    ({"survey": [["type", "name", "label"], ["text", "meta", "A"]]}, "name_meta", "meta_"),
    ({"survey": [["type", "name", "label"], ["text", "a b", "A"]]}, "name_wrong", "a_b"),
    (
        {
            "survey": [["type", "name", "label"], ["select_one l", "a", "A"]],
            "choices": [["list_name", "name", "label"], ["l", "x", "X"], ["l", "x", "Y"]],
        },
        "choice_twice",
        "x_2",
    ),
]


@pytest.mark.parametrize(("sheets", "code", "after"), MENDED)
def test_known_faults_are_explained_and_mended(
    sheets: dict[str, list[list[Any]]], code: str, after: str
) -> None:
    data = workbook(**sheets)
    form, findings = admit(data)
    assert form is None
    assert (findings[0].code, bool(findings[0].mend)) == (code, True)
    form, findings = admit(data, mended=True)
    assert form is not None
    changes = [
        (one.params["what"], one.params["after"]) for one in findings if one.code == "mended"
    ]
    assert changes == [(code, after)]


def test_a_mend_renames_every_reference() -> None:
    rows = [["type", "name", "label"], ["text", "a b", "A"], ["note", "n", "Hello ${a b}"]]
    book, _ = mend(read_book(workbook(survey=rows)))
    assert book.cell("survey", 3, "label") == "Hello ${a_b}"


def test_a_workbook_without_known_faults_is_left_alone() -> None:
    rows = [["type", "name", "label"], ["text", "a", "A ${b}"], ["text", "b", "B"]]
    assert mend(read_book(workbook(survey=rows)))[1] == []


PUBLISHED = {
    "enketo__widgets_on_pages.xml": {"collect_only"},
    "iaso__default_forms_for_other_level_than_health_facility.xlsx": set(),
    "iaso__form_1.xlsx": set(),
    "iaso__instance_form_1_1.xml": {"form_no_model"},
    "iaso__pregnant_women_follow_up.xlsx": {"headings_same"},
    "iaso__seed-data-command-form.xlsx": {"reference_wrong"},
    "liberiaS3Mforms__liberiaStdForm.xlsx": set(),
    "pyxform__group.xlsx": {"constraint_message_missing"},
    "web-forms__all-question-types-v2024091201-3.xlsx": {"collect_only", "needs_file"},
    "web-forms__socio-economic-survey-v20240515.xlsx": {"never_shown", "translation_missing"},
    "web-forms__socio-economic-survey-v20240515.xml": {"never_shown", "translation_missing"},
}


@pytest.mark.data
@pytest.mark.parametrize(("name", "codes"), PUBLISHED.items())
def test_every_published_form_loads_or_is_refused_with_a_reason(name: str, codes: set[str]) -> None:
    path = DATA / "forms" / name
    needs(path.is_file(), "the published forms (../shared/data/forms)")
    form, findings = admit(path.read_bytes())
    assert {one.code for one in findings} == codes
    assert (form is None) is any(one.level == "stop" for one in findings)


def test_every_refusal_of_pyxform_keeps_its_place() -> None:
    """A fault in a sheet never comes out as only `sheet_refused`, for the frequent ones."""
    assert {kind.code for kind in BY_NAME.values()} >= {"choice_twice", "name_twice"}
    data = workbook(survey=[["type", "label"], ["text", "A"]])
    _, findings = admit(data)
    assert [(one.code, one.sheet, one.row) for one in findings] == [("name_missing", "survey", 2)]


def test_an_old_workbook_under_a_new_name_is_read_by_its_content() -> None:
    with pytest.raises(Exception, match="damaged") as raised:
        read_book(b"\xd0\xcf\x11\xe0" + b"\x00" * 600)
    assert isinstance(of_error(raised.value), Finding)  # type: ignore[arg-type]


def test_what_pyxform_warns_of_is_kept() -> None:
    book = read_book(workbook(survey=[["type", "name", "label"], ["image", "a", "A"]]))
    assert any("max-pixels" in warning for warning in convert(book).warnings)
