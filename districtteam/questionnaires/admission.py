"""A file from outside, judged: the form, what the gate says of it, and its questions.

No table is touched: actions compute this before they begin to write.
"""

from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Any

from districtteam.lib.xforms import (
    Book,
    Finding,
    Form,
    XFormError,
    admit,
    convert,
    mend,
    read_book,
    read_form,
)
from districtteam.lib.xforms.gate.gate import is_xml

from .errors import FileTooLarge
from .languages import codes_of
from .questions import Asked, asked_by, minutes_of
from .sections import is_note, why_not_shown

MOST_BYTES = 2 * 1024 * 1024
STOP, NOTE = "stop", "note"


@dataclass(frozen=True)
class Admission:
    """What became of a file. xform: "" where it was refused."""

    xform: str
    digest: str
    languages: list[str]
    minutes: int
    findings: list[dict[str, Any]]
    questions: list[Asked]


def judged(source: bytes, usual: str, *, mended: bool = False) -> Admission:
    """Everything there is to say of a file. usual: the language of texts that name none.

    Raises FileTooLarge.
    """
    if len(source) > MOST_BYTES:
        raise FileTooLarge
    form, findings = admit(source, mended=mended)
    if form is None:
        return Admission("", "", [], 0, [asdict(one) for one in findings], [])
    xform, book = _xform(source, mended)
    findings += _of_our_pages(read_form(xform))
    questions = asked_by(form, usual, book)
    return Admission(
        xform,
        sha256(xform.encode()).hexdigest(),
        codes_of(form, usual),
        minutes_of(questions),
        [asdict(one) for one in findings],
        questions,
    )


def _xform(source: bytes, mended: bool) -> tuple[str, Book | None]:
    """The XML of a form that was admitted."""
    if is_xml(source):
        return _decoded(source), None
    book = read_book(source)
    if mended:
        book, _changes = mend(book)
    return convert(book).xform, book


def _decoded(source: bytes) -> str:
    wide = source.startswith((b"\xff\xfe", b"\xfe\xff"))
    return source.decode("utf-16" if wide else "utf-8-sig")


def _of_our_pages(form: Form) -> list[Finding]:
    """What the gate allows and our pages do not ask: a required one would stop every team."""
    found = []
    for part in form.all_parts():
        item = part.item
        if item is None or part.control in {"group", "repeat"} or is_note(part):
            continue
        reason = why_not_shown(part)
        if not reason:
            continue
        if "required" in item.rules:
            found.append(Finding("required_not_shown", STOP, item.path, "required"))
        elif reason == part.control:
            params: dict[str, str | int] = {"reason": reason}
            found.append(Finding("not_shown", NOTE, item.path, "type", params=params))
    return found


__all__ = ["Admission", "XFormError", "judged"]
