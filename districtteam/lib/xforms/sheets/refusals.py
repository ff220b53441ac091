"""pyxform's errors as codes with their place. Its own sentence goes along as `said`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pyxform.errors import ErrorCode, PyXFormError

from districtteam.lib.xforms.errors import SheetError

from .book import Book


@dataclass(frozen=True, slots=True)
class Kind:
    """What a refusal is called here, and where it stands when pyxform does not say."""

    code: str
    sheet: str = "survey"
    column: str = ""


BY_NAME = {
    "NAMES_001": Kind("name_twice", column="name"),
    "NAMES_003": Kind("repeat_named_as_form", column="name"),
    "NAMES_004": Kind("repeat_name_twice", column="name"),
    "NAMES_005": Kind("name_meta", column="name"),
    "NAMES_006": Kind("choice_no_name", "choices", "name"),
    "NAMES_007": Kind("choice_twice", "choices", "name"),
    "NAMES_008": Kind("name_wrong", column="name"),
    "NAMES_009": Kind("name_wrong", column="name"),
    "NAMES_013": Kind("sheet_misspelt", ""),
    "HEADER_001": Kind("heading_missing"),
    "HEADER_002": Kind("headings_same"),
    "HEADER_003": Kind("heading_missing"),
    "HEADER_004": Kind("heading_wrong", "choices"),
    "LABEL_001": Kind("choice_no_label", "choices", "label"),
    "PYREF_001": Kind("reference_wrong"),
    "PYREF_002": Kind("reference_wrong"),
    "PYREF_003": Kind("reference_unknown"),
    "PYREF_004": Kind("reference_twice"),
    "SURVEY_001": Kind("end_unmatched", column="type"),
    "SURVEY_002": Kind("begin_unmatched", column="type"),
}
FAMILIES = {
    "ENTITY": Kind("entity_wrong", "entities"),
    "RANGE": Kind("range_wrong", column="parameters"),
    "SURVEY": Kind("parameters_wrong", column="parameters"),
}
BY_TEXT = (
    (r"Question with no type", Kind("type_missing", column="type")),
    (r"Unknown question type '(?P<found>[^']*)'", Kind("type_unknown", column="type")),
    (r"Question or group with no name", Kind("name_missing", column="name")),
    (r"named '(?P<found>[^']*)' has no label", Kind("label_missing", column="label")),
    (r"Missing calculation", Kind("calculation_missing", column="calculation")),
    (r"List name not in choices sheet: (?P<found>.*)", Kind("list_unknown", column="type")),
    (r"Duplicate column header: (?P<found>.*)", Kind("heading_twice")),
    (r"There should be a choices sheet", Kind("choices_missing", "choices")),
    (r"Choice names with spaces", Kind("choice_space", "choices", "name")),
    (r"must have a sheet named .?survey", Kind("sheet_none", "survey")),
    (r"not in columns sheet: (?P<found>.*)", Kind("list_unknown", column="type")),
)
KEPT = ("sheet", "sheet_name", "column", "row", "q", "value", "name", "header", "other", "missing")
_ROW = re.compile(r"\[row : (\d+)\]")
SAID = 400


def refusal_of(fault: PyXFormError, book: Book) -> SheetError:
    """The code, sheet, row and column of what pyxform refuses; `sheet_refused` if unheard of."""
    kind, params = _kind(fault)
    said = str(fault)
    row = _ROW.search(said)
    place: dict[str, str | int] = {"sheet": kind.sheet, "column": kind.column, "row": 0}
    place.update({key: value for key, value in params.items() if value not in {"", None}})
    if row:
        place["row"] = int(row[1])
    if not place["row"] and isinstance(place.get("found"), str):
        place["row"] = _row_with(book, str(place["sheet"]), str(place["found"]))
    return SheetError(kind.code, **place, said=said[:SAID])


def _kind(fault: PyXFormError) -> tuple[Kind, dict[str, str | int]]:
    code, context = fault.code, fault.context
    if code is None:
        code, context = _recognised(str(fault).partition("\n")[0])
    if code is not None:
        name = code.name
        kind = BY_NAME.get(name) or FAMILIES.get(name.partition("_")[0]) or Kind("sheet_refused")
        return kind, _kept(context)
    for pattern, kind in BY_TEXT:
        found = re.search(pattern, str(fault))
        if found:
            return kind, {key: value.strip()[:SAID] for key, value in found.groupdict().items()}
    return Kind("sheet_refused"), {}


def _kept(context: dict[str, Any]) -> dict[str, str | int]:
    kept = {key: context[key] for key in KEPT if context.get(key) is not None}
    if "sheet_name" in kept:
        kept["sheet"] = kept.pop("sheet_name")
    return {
        key: value if isinstance(value, int) else str(value)[:SAID] for key, value in kept.items()
    }


def _recognised(said: str) -> tuple[ErrorCode | None, dict[str, str]]:
    """pyxform often raises the sentence alone: which of its templates made it?"""
    for code in ErrorCode:
        found = _template(code).fullmatch(said)
        if found:
            return code, found.groupdict()
    return None, {}


@cache
def _template(code: ErrorCode) -> re.Pattern[str]:
    seen: set[str] = set()
    parts = re.split(r"\{(\w+)\}", code.value.msg.replace("{{", "{").replace("}}", "}"))
    pattern = ""
    for index, part in enumerate(parts):
        if index % 2 == 0:
            pattern += re.escape(part)
        else:
            pattern += f"(?P<{part}>.*?)" if part not in seen else ".*?"
            seen.add(part)
    return re.compile(pattern, re.DOTALL)


def _row_with(book: Book, sheet: str, text: str) -> int:
    """The first row with that text in one of its cells."""
    for number, row in enumerate(book.sheets.get(sheet, []), start=1):
        if any(text == cell or text in cell.split() for cell in row):
            return number
    return 0
