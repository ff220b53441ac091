"""Lists that are not what they should be: told in the reader's words, and nothing changed."""

import tomllib
from pathlib import Path

import pytest
from django.utils.translation import override

from districtteam.lib.tables import TableError
from districtteam.people.actions import read_people
from districtteam.people.errors import PeopleError
from districtteam.people.models import Address, Membership, PeopleImport, Person, Team
from districtteam.people.roster.plan import plan_of
from districtteam.people.roster.words import refusal_words
from districtteam.trail.models import Entry
from tests import make

BAD = Path(__file__).parent / "bad"
VERDICTS = tomllib.loads((BAD / "verdicts.toml").read_text(encoding="utf-8"))
BY = make.actor()


def counted() -> list[int]:
    return [model.objects.count() for model in (Person, Membership, Address, Team, Entry)]


def test_every_list_of_the_folder_has_its_verdict() -> None:
    judged = {verdict["file"] for verdict in VERDICTS["refused"]}
    assert {path.name for path in BAD.iterdir()} == judged | {"verdicts.toml", "faults.csv"}
    assert len(judged) + len(VERDICTS["fault"]) >= 15


@pytest.mark.parametrize("verdict", VERDICTS["refused"], ids=lambda it: it["file"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_list_is_refused(cast: make.Cast, verdict: dict[str, str], language: str) -> None:
    before = counted()
    with override(language), pytest.raises((TableError, PeopleError)) as refused:
        read_people(cast.network, (BAD / verdict["file"]).read_bytes(), by=BY)
    with override(language):
        said = refusal_words(refused.value)
    assert (refused.value.code, said) == (verdict["code"], verdict[language])
    assert counted() == before
    assert not PeopleImport.objects.exists()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_faults_of_a_list_are_told_cell_by_cell(cast: make.Cast, language: str) -> None:
    before = counted()[:4]
    draft = read_people(cast.network, (BAD / "faults.csv").read_bytes(), by=BY)
    colon = ": " if language == "en" else "\u00a0: "
    with override(language):
        plan = plan_of(draft)
        told = [
            (fault.line, fault.value, fault.stops, f"{fault.column}{colon}{fault.words}")
            for fault in plan.faults
        ]
    assert told == [
        (it["line"], it["value"], it["left_out"], it[language]) for it in VERDICTS["fault"]
    ]
    assert plan.left_out == sum(it["left_out"] for it in VERDICTS["fault"])
    assert counted()[:4] == before


def test_fifty_megabytes_are_refused_before_they_are_read(cast: make.Cast) -> None:
    with pytest.raises(TableError) as refused:
        read_people(cast.network, b"Nom;District\n" * 4_000_000, by=BY)
    with override("fr"):
        assert refusal_words(refused.value) == (
            "Le fichier pèse 50\u00a0Mo\u00a0; la limite est de 8\u00a0Mo. "
            "Divisez-le en plusieurs fichiers."
        )


def test_too_many_people_are_refused(cast: make.Cast) -> None:
    with pytest.raises(PeopleError) as refused:
        read_people(cast.network, "Nom;District\n" + "Awa Diallo;Koubia\n" * 4_001, by=BY)
    assert refusal_words(refused.value) == (
        "There are 4001 people in this list. Divide it into lists of 4000."
    )
    assert not PeopleImport.objects.exists()


@pytest.mark.parametrize(("column", "longest"), [("Nom", 150), ("District", 200), ("Poste", 120)])
def test_a_cell_that_is_too_long_leaves_its_row_out(
    cast: make.Cast, column: str, longest: int
) -> None:
    cells = {"Nom": "Awa", "District": "Koubia", "Poste": "MCD", column: "a" * (longest + 1)}
    text = ";".join(cells) + "\n" + ";".join(cells.values())
    plan = plan_of(read_people(cast.network, text, by=BY))
    assert (plan.left_out, plan.planned) == (1, [])
    assert f"At most {longest} characters" in plan.faults[0].words
