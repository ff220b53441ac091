"""districtteam import-people FILE --network SLUG."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils.translation import override

from districtteam.people.models import PeopleImport, Person
from districtteam.trail.models import Entry
from tests import make
from tests.people import things

BAD = Path(__file__).parent / "bad"


def run(file: Path, *more: str, network: str = "kadou") -> str:
    out = io.StringIO()
    with override("en"):
        call_command("import-people", str(file), "--network", network, *more, stdout=out)
    return out.getvalue()


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    file = tmp_path / "agents.csv"
    file.write_text(things.LIST, encoding="utf-8")
    return file


def test_it_shows_first_and_writes_nothing_unasked(cast: make.Cast, listed: Path) -> None:
    said = run(listed)
    assert "! Line 3, Telephone “12”: Digits are missing (2 given)." in said
    assert "✗ Line 3, Team “Koubya”: No team has this name." in said
    assert "Unknown team: “Koubya”, 1 row" in said
    assert "       1  New people" in said
    assert "Add --yes to take the list in." in said
    assert "Nothing was written." in said
    assert Person.objects.count() == 10
    assert not PeopleImport.objects.exists()


def test_it_takes_the_list_in_and_forms_teams(cast: make.Cast, listed: Path) -> None:
    said = run(listed, "--yes", "--form-teams")
    assert f"Undo it on /people/imports/{PeopleImport.objects.get().pk}." in said
    assert Person.objects.get(name="Séré Bah").memberships.get().team.name == "Koubya"
    entry = Entry.objects.get(deed="people.import_people")
    assert (entry.by, entry.channel) == (None, "command")


@pytest.mark.parametrize(
    ("file", "network", "words"),
    [
        ("nothing.csv", "kadou", "nothing.csv cannot be read: No such file or directory."),
        ("letter.pdf", "kadou", "letter.pdf: This is a PDF document, not a table."),
        ("only-headings.csv", "kadou", "There is nobody in this list: only headings."),
        ("faults.csv", "mali", "No network is called “mali”. There are: kadou, palmeraie"),
    ],
)
def test_what_cannot_be_read_is_told(cast: make.Cast, file: str, network: str, words: str) -> None:
    with pytest.raises(CommandError) as refused:
        run(BAD / file, network=network)
    assert words in str(refused.value)
    assert not PeopleImport.objects.exists()
