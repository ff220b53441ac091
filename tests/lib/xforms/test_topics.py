"""The starter topics are clean in both languages, and ODK's own validator takes them."""

import shutil
import subprocess
from pathlib import Path

import pytest
import pyxform

from districtteam.lib.xforms.gate import admit, gate
from districtteam.lib.xforms.instance import create
from districtteam.lib.xforms.sheets import convert, mend, read_book
from districtteam.questionnaires.library import LANGUAGES, book, form, xform
from tests.conftest import DATA, needs
from tests.lib.xforms.forms import TOPICS, setting
from tests.lib.xforms.logics import LOGICS

JAR = Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
SHEETS = sorted(path.name for path in (DATA / "forms").glob("*.xlsx"))


def test_there_are_eleven() -> None:
    assert len(TOPICS) == 11


@pytest.mark.parametrize("name", TOPICS)
def test_gate_is_clean(name: str) -> None:
    assert gate(form(name), book(name)) == []


@pytest.mark.parametrize("name", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_speaks(name: str, language: str) -> None:
    instance = create(form(name), setting(language=language))
    nodes = [node for node in instance.data.walk() if node.item.kind == "question"]
    assert len(nodes) >= 15
    assert all(instance.label(node) for node in nodes)


@pytest.fixture(scope="module")
def validator() -> list[str]:
    java = shutil.which("java")
    needs(java is not None, "Java (Debian: apt install default-jre-headless)")
    return [str(java), "-Xmx256m", "-jar", str(JAR)]


def xform_of(name: str) -> str:
    if name in TOPICS:
        return xform(name)
    if name in LOGICS:
        return convert(read_book(LOGICS[name].encode())).xform
    return convert(mend(read_book((DATA / "forms" / name).read_bytes()))[0]).xform


def test_what_the_gate_takes_odk_takes(validator: list[str], tmp_path: Path) -> None:
    """One run of Java for all forms: starting it costs more than judging them."""
    files = []
    for name in [*TOPICS, *LOGICS, *SHEETS]:
        text = xform_of(name)
        form, findings = admit(text.encode())
        assert form is not None, findings
        assert not any(finding.level == "stop" for finding in findings), (name, findings)
        files.append(tmp_path / f"{Path(name).stem}.xml")
        files[-1].write_text(text, encoding="utf-8")
    refused = []
    for file in files:
        run = subprocess.run([*validator, file], capture_output=True, text=True, check=False)
        if run.returncode != 0:
            refused.append((file.name, run.stderr[-600:]))
    assert refused == []


def test_a_percentage_is_asked_for_as_one() -> None:
    asked = xform("04_stock_outs")
    assert "Taux de satisfaction de la dernière commande (%)" in asked
    assert "Fill rate of the last order (%)" in asked


def test_what_people_read_is_printed_as_it_was_written() -> None:
    """pyxform makes typographic quotes and no-break blanks plain; expressions need that."""
    asked = xform("04_stock_outs")
    assert "La commande est calculée d’après" in asked
    assert "redéployés au dernier trimestre\u00a0?" in asked
    sheet = (
        "| survey |\n| | type | name | label | relevant |\n"
        "| | note | why | “Pourquoi” ? Dites «\u202fça\u202f» | 'a' = ’a’ |\n"
    )
    made = convert(read_book(sheet.encode())).xform
    assert "“Pourquoi”\u00a0? Dites «\u00a0ça\u00a0»" in made
    assert "relevant=\"'a' = 'a'\"" in made
