"""What hostile files are made of."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

from districtteam.lib.xforms.gate import admit
from districtteam.lib.xforms.instance import answers, create, read_submission, write_submission
from districtteam.lib.xforms.model import read_form
from tests.lib.xforms.logics import made

SURVEY = "| survey |\n| | type | name | label | calculation |\n"


@dataclass(frozen=True)
class Attack:
    """What is done, and the code of what comes of it; `taken` where no harm is in it."""

    run: Callable[[], str]
    verdict: str


def model(inside: str = "", binds: str = "", body: str = "", head: str = "") -> bytes:
    """A small XForm with something in it."""
    return (
        f'{head}<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"'
        ' xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>'
        f'<instance><data id="d"><a/>{inside}<meta><instanceID/></meta></data></instance>'
        f'<bind nodeset="/data/a" type="string"/>{binds}</model></h:head>'
        f'<h:body><input ref="/data/a"><label>A</label></input>{body}</h:body></h:html>'
    ).encode()


def admitted(data: bytes) -> Callable[[], str]:
    """The first finding that stops a file, or `taken`."""

    def run() -> str:
        form, findings = admit(data)
        stops = [finding.code for finding in findings if finding.level == "stop"]
        if form is None or stops:
            return stops[0]
        create(form)
        return "taken"

    return run


def filled(data: bytes, path: str = "", value: str = "") -> Callable[[], str]:
    """What comes of filling in a form that is read without asking the gate."""

    def run() -> str:
        form = read_form(data)
        instance = create(form)
        if path:
            instance.set(path, value)
        instance.finish()
        write_submission(instance)
        return "taken"

    return run


def sent(data: bytes, form: str = "people") -> Callable[[], str]:
    def run() -> str:
        instance = read_submission(made(form), data)
        instance.finish()
        answers(instance)
        return "taken"

    return run


def rule(kind: str, expression: str) -> bytes:
    escaped = expression.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return model("<b/>", f'<bind nodeset="/data/b" {kind}="{escaped}"/>')


def calculated(expression: str) -> Callable[[], str]:
    """A calculation that is worked out; limits end it, anything else leaves it empty."""
    return filled(rule("calculate", expression))


def zipped(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def sheets(survey: str) -> bytes:
    return survey.encode()


def turns(count: int) -> bytes:
    return b"<data>" + b"<person><name>A</name></person>" * count + b"</data>"


WORKBOOK = b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
DOUBLING = "".join(
    f'<bind nodeset="/data/c{n}" calculate="concat(/data/c{n - 1}, /data/c{n - 1})"/>'
    for n in range(1, 60)
)
CHAIN = "".join(f"<c{n}/>" for n in range(60))
LONG_CHAIN = "".join(f"<c{n}/>" for n in range(2_000))
LONG_BINDS = "".join(
    f'<bind nodeset="/data/c{n}" calculate="/data/c{n - 1} + 1"/>' for n in range(1, 2_000)
)
NESTED = "//*[" * 12 + "1" + "]" * 12
SAME = "".join(f"<q>a{n}</q><w>b{n}</w>" for n in range(2_000))
LONG_TEXTS = "".join(
    f'<bind nodeset="/data/c{n}" calculate="{"normalize-space(" * 30}/data/a{")" * 30}"/>'
    for n in range(1, 400)
)
TURNS_IN_TURNS = (
    '<repeat nodeset="/data/r" jr:count="1000"><repeat nodeset="/data/r/s" jr:count="1000">'
    '<input ref="/data/r/s/x"/></repeat></repeat>'
)
FLAT = "".join(f"<q{n}/>" for n in range(80_000))
REPEATS = '<group><repeat nodeset="/data/r" jr:count="{}"><input ref="/data/r/x"/></repeat></group>'
