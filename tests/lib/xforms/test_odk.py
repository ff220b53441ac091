"""What Collect would refuse is refused before; with Java, its validator is asked itself."""

import shutil
import subprocess
from pathlib import Path

import pytest
import pyxform

from districtteam.lib.xforms.gate import admit
from tests.conftest import needs

JAR = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
QUESTIONS = ["a", "b", "g/x", "g/y", "r/p", "r/q"]
XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa"><h:head><h:title>t</h:title><model>
<instance><data id="d"><a/><b/><g><x/><y/></g><r><p/><q/></r><meta><instanceID/></meta></data>
</instance><instance id="l"><root><item><name>u</name><label>U</label></item></root></instance>
{binds}
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head><h:body>{a}{b}<group ref="/data/g"><label>G</label>{gx}{gy}</group>
<group ref="/data/r"><label>R</label><repeat nodeset="/data/r">{rp}{rq}</repeat></group></h:body>
</h:html>"""

REFUSED = {
    "/data/a/text()": "odk_step",
    "count(/data/g/*)": "odk_step",
    "/data/descendant::x": "odk_step",
    "../a/following-sibling::g": "odk_step",
    "count(/data/a | /data/g/x)": "odk_step",
    "(/data/r/p)[1]": "odk_step",
    "count(/)": "odk_step",
    "floor(1.5)": "odk_function",
    "substring('abc', 1)": "odk_function",
    "local-name(/data/a)": "odk_function",
    "/data/r[last()]/p": "odk_function",
    "current()": "odk_function",
    "area('0 0;0 1;1 1')": "odk_function",
    "neg(1)": "function_unknown",
    "or(1, 2)": "function_unknown",
    "/data/r/p": "reference_repeated",
    "/data/r/p + 1": "reference_repeated",
    "selected(/data/r/p, 'u')": "reference_repeated",
    "if(true(), /data/r/p, 2)": "reference_repeated",
    "concat('x', /data/r/p)": "reference_repeated",
    "max(/data/r/p, 1)": "reference_repeated",
    "randomize(/data/r/p)": "reference_repeated",
    "instance('nowhere')/root/item/label": "instance_unknown",
    "jr:itext('nowhere')": "text_unknown",
    "jr:choice-name('u', /data/a)": "choice_name_wrong",
    "format-date(today(), '%Q')": "date_format",
    "digest('a', 'ROT-13')": "digest_wrong",
    "/data/b + 1": "circle",
    "if(. = '', 1, 2)": "circle",
}
TAKEN = [
    "sum(/data/r/p)",
    "count(/data/r)",
    "max(/data/r/p)",
    "concat(/data/r/p)",
    "join(', ', /data/r/p)",
    "/data/r[1]/p",
    "/data/r[position() = 1]/p + 1",
    "indexed-repeat(/data/r/p, /data/r, 1)",
    "count(/data/r[p > 1])",
    "instance('l')/root/item[name = current()/../a]/label",
    "instance('l')/root/item[name = /data/a]/label",
    "pulldata('l', 'label', 'name', /data/a)",
    "jr:choice-name(/data/a, '/data/a')",
    "count-non-empty(/data/r/p)",
    "checklist(1, 1, /data/r/p)",
    "once(random())",
    "round(/data/a div 3, 1)",
    "digest(/data/a, 'SHA-256')",
    "format-date-time(now(), '%Y-%m-%d %H:%M')",
]
CIRCLES = {
    "relevant of a group by a question in it": ({"g": 'relevant="/data/g/x = 1"'}, True),
    "relevant of a repeat by its count": ({"r": 'relevant="count(/data/r) = 1"'}, True),
    "locked by what is wanted": (
        {"a": 'readonly="/data/g/x = 1"', "g/x": 'required="/data/a = 1"'},
        True,
    ),
    "wanted by itself": ({"a": 'required=". = 1"'}, True),
    "locked by itself": ({"a": 'readonly=". = 1"'}, True),
    "a sum of what it shows": (
        {"b": 'calculate="sum(/data/r/p)"', "r": 'relevant="/data/b = 1"'},
        True,
    ),
    "constraints of each other": (
        {"a": 'constraint="/data/b = 1"', "b": 'constraint="/data/a = 1"'},
        False,
    ),
    "a group locked by a question in it": ({"g": 'readonly="/data/g/x = 1"'}, False),
    "shown by the count of its repeat": ({"r/p": 'relevant="count(/data/r) = 1"'}, False),
}


def xform(rules: dict[str, str]) -> str:
    """A form with these attributes on its binds."""
    binds = "".join(f'<bind nodeset="/data/{name}" {rule}/>' for name, rule in rules.items())
    inputs = {
        name.replace("/", ""): f'<input ref="/data/{name}"><label>{name}</label></input>'
        for name in QUESTIONS
    }
    return XFORM.format(binds=binds, **inputs)


def calculated(expression: str) -> str:
    escaped = expression.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")
    return xform({"b": f'calculate="{escaped}"'})


def stops(text: str) -> list[str]:
    form, findings = admit(text.encode())
    assert form is not None
    return [finding.code for finding in findings if finding.level == "stop"]


@pytest.mark.parametrize(("expression", "code"), REFUSED.items())
def test_is_told_before(expression: str, code: str) -> None:
    assert code in stops(calculated(expression))


@pytest.mark.parametrize("expression", TAKEN)
def test_is_taken(expression: str) -> None:
    assert stops(calculated(expression)) == []


@pytest.mark.parametrize("name", CIRCLES)
def test_circles_as_odk_sees_them(name: str) -> None:
    rules, is_circle = CIRCLES[name]
    assert bool(stops(xform(rules))) is is_circle


@pytest.mark.slow
def test_the_validator_says_the_same(tmp_path: Path) -> None:
    """Each expression apart: Java starts anew for every one."""
    java = shutil.which("java")
    needs(java is not None, "Java (Debian: apt install default-jre-headless)")
    forms = {one: (calculated(one), False) for one in REFUSED}
    forms |= {one: (calculated(one), True) for one in TAKEN}
    forms |= {name: (xform(rules), not ring) for name, (rules, ring) in CIRCLES.items()}
    differ = []
    for name, (text, taken) in forms.items():
        path = tmp_path / "form.xml"
        path.write_text(text, encoding="utf-8")
        run = subprocess.run(
            [str(java), "-Xmx256m", "-jar", str(JAR), path],
            capture_output=True,
            text=True,
            check=False,
        )
        if (run.returncode == 0) is not taken:
            differ.append((name, run.stderr[-300:]))
    assert differ == []
