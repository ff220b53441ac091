"""The publish gate: everything that would only break when people answer, said before."""

from dataclasses import replace

from districtteam.lib.xforms.errors import SheetError, XFormError
from districtteam.lib.xforms.limits import LIMITS, Limits
from districtteam.lib.xforms.model import Form, read_form
from districtteam.lib.xforms.sheets import Book, convert, read_book
from districtteam.lib.xforms.sheets.mending import mend

from .findings import NOTE, STOP, Finding, Places
from .rules import rule_findings
from .shown import shown_findings

MENDS = {
    "heading_twice": "join_columns",
    "headings_same": "join_columns",
    "reference_wrong": "close_reference",
    "name_meta": "rename",
    "name_wrong": "rename",
    "choice_twice": "rename_choice",
}


def gate(form: Form, book: Book | None = None) -> list[Finding]:
    """All findings on a form, those that stop it first, then in the order of the form."""
    places = Places(book)
    found = [_of_fault(fault.code, fault.params) for fault in form.faults]
    found += [*rule_findings(form), *shown_findings(form)]
    found += [Finding(note.code, NOTE, params=note.params) for note in form.notes]
    order = {"stop": 0, "warn": 1, "note": 2}
    placed = [_placed(finding, places) for finding in dict.fromkeys(map(_Key, found))]
    return sorted(placed, key=lambda finding: order[finding.level])


class _Key:
    """A finding that is equal to another that says the same."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        self.text = repr(finding)

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Key) and self.text == other.text


def _of_fault(code: str, params: dict[str, str | int]) -> Finding:
    kept = {key: value for key, value in params.items() if key not in {"path", "column"}}
    return Finding(
        code, STOP, str(params.get("path", "")), str(params.get("column", "")), params=kept
    )


def _placed(key: _Key, places: Places) -> Finding:
    finding = key.finding
    sheet, row, cell = places.of(finding.path, finding.column)
    return replace(finding, sheet=sheet, row=row, cell=cell)


def of_error(fault: XFormError) -> Finding:
    """A refusal of the whole file as a finding, with what would mend it."""
    params = dict(fault.params)
    sheet, row = str(params.pop("sheet", "")), int(params.pop("row", 0) or 0)
    column = str(params.pop("column", ""))
    if not isinstance(fault, SheetError):
        params.update({key: value for key, value in (("column", column),) if value})
    return Finding(
        fault.code,
        STOP,
        column=column,
        sheet=sheet,
        row=row,
        params=params,
        mend=MENDS.get(fault.code, ""),
    )


def admit(
    data: bytes, limits: Limits = LIMITS, *, mended: bool = False
) -> tuple[Form | None, list[Finding]]:
    """A file from outside, a spreadsheet or an XForm, to a form and what the gate says of it.

    No form: it was refused, and the findings say why. With `mended`, what can be mended is, and
    each change is a finding of level `note` with the code `mended`.
    """
    try:
        if is_xml(data):
            form = read_form(data, limits)
            return form, gate(form)
        return _of_sheets(data, limits, mended)
    except XFormError as fault:
        return None, [of_error(fault)]


def is_xml(data: bytes) -> bool:
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    return head.startswith(b"<") or data.startswith((b"\xff\xfe", b"\xfe\xff"))


def _of_sheets(data: bytes, limits: Limits, mended: bool) -> tuple[Form, list[Finding]]:
    book = read_book(data, limits)
    changes: list[Finding] = []
    if mended:
        book, made = mend(book)
        changes = [
            Finding(
                "mended",
                NOTE,
                sheet=change.sheet,
                row=change.row,
                column=change.column,
                params={"what": change.code, "before": change.before, "after": change.after},
            )
            for change in made
        ]
    form = read_form(convert(book).xform, limits)
    return form, [*gate(form, book), *changes]
