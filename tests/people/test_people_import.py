"""The pages of a list: read, looked at, taken in, taken back."""

from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from districtteam.people.actions import add_address, choose_teams, import_people, read_people
from districtteam.people.models import PeopleImport, Person
from districtteam.people.roster.plan import plan_of
from districtteam.people.roster.teams import TeamFinder
from tests import make
from tests.people import things
from tests.people.browse import Browser

BY = make.actor()
BAD = Path(__file__).parent / "bad"
CELLS = """Nom\tDistrict\tTéléphone\tAge
Mory Kaba\tKoubia\t622 11 22 33\t41
Séré Bah\tKoubya\t12\t52
"""


def draft(cast: make.Cast, browser: Browser, cells: str = CELLS) -> PeopleImport:
    landed = browser.send("import_people", cells=cells)
    shown = PeopleImport.objects.get()
    assert landed == f"/people/imports/{shown.pk}"
    return shown


def test_pasted_cells_are_shown_before_anything_is_written(cast: make.Cast) -> None:
    browser = Browser(cast.daouda, language="fr")
    page = browser.read("people_import", draft(cast, browser).pk).replace("\u00a0", " ")
    assert "2 lignes. Rien n’est encore enregistré." in page
    assert "« Koubya », sur 1 ligne" in page
    assert "Il manque des chiffres (2 saisis)" in page
    assert "Age" in page
    assert Person.objects.count() == 10


def test_choices_are_applied_then_the_list_is_taken_in(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    shown = draft(cast, browser)
    browser.send("people_import", shown.pk, team0=f"team:{cast.team.pk}")
    assert '<span class="tag late">left out</span>' not in browser.read("people_import", shown.pk)
    browser.send("people_import", shown.pk, take="yes")
    page = browser.read("people_import", shown.pk)
    assert "2 new people." in page
    assert Person.objects.get(name="Séré Bah").memberships.get().team == cast.team
    assert "Mory" not in str(PeopleImport.objects.get().rows)
    assert "liste" not in browser.read("import_people")


def test_a_choice_that_was_not_offered_is_refused(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    abroad = cast.issa.memberships.get().team
    browser.refused("people_import", draft(cast, browser).pk, team0=f"team:{abroad.pk}")


def test_a_file_is_read_alike(cast: make.Cast) -> None:
    file = SimpleUploadedFile("agents.csv", things.LIST.encode("cp1252"))
    Browser(cast.daouda).send("import_people", file=file)
    assert PeopleImport.objects.get().file_name == "agents.csv"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({}, "Collez des cellules ou choisissez un fichier."),
        ({"cells": "   "}, "Collez des cellules ou choisissez un fichier."),
        ({"cells": "bonjour"}, "Aucune colonne ne contient les noms."),
        ({"file": "letter.pdf"}, "C’est un document PDF, pas un tableau."),
        ({"file": "formula.xlsx"}, "cellule C2 : c’est une formule."),
    ],
)
def test_what_is_no_list_is_told_on_the_page(
    cast: make.Cast, given: dict[str, str], words: str
) -> None:
    sent: dict[str, object] = dict(given)
    if "file" in given:
        sent["file"] = SimpleUploadedFile(given["file"], (BAD / given["file"]).read_bytes())
    page = Browser(cast.daouda, language="fr").refused("import_people", **sent)
    assert words in page.replace("\u00a0", " ")
    assert not PeopleImport.objects.exists()


def test_fifty_megabytes_are_turned_away(cast: make.Cast) -> None:
    file = SimpleUploadedFile("agents.csv", b"Nom;District\n" * 800_000)
    page = Browser(cast.daouda, language="fr").refused("import_people", file=file)
    assert "la limite est de 8 Mo" in page.replace("\u00a0", " ")


def test_a_shared_telephone_is_explained(cast: make.Cast) -> None:
    add_address(cast.awa, "phone", "622112233", by=BY)
    browser = Browser(cast.daouda, language="fr")
    page = browser.read("people_import", draft(cast, browser).pk)
    assert "+224 622 11 22 33 est aussi le numéro de Awa" in page


def test_the_new_numbers_of_benin_are_explained(cast: make.Cast) -> None:
    abroad = cast.issa.memberships.get().network
    make.member(cast.issa, abroad, "facilitator")
    shown = read_people(abroad, "Nom;Zone;Tél\nAwa Bah;Porga;97 00 00 01\n", by=BY)
    page = Browser(cast.issa, language="fr").read("people_import", shown.pk)
    assert "+229 01 97 00 00 01" in page
    assert "01 a été ajouté devant." in page


def test_the_faults_are_a_table_to_correct_the_list_with(cast: make.Cast) -> None:
    browser = Browser(cast.daouda, language="fr")
    shown = draft(cast, browser, "Nom\tDistrict\tTéléphone\nAwa Bah\tKoubia\t=1+1\n")
    answer = browser.get("import_faults", shown.pk)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Ligne,Colonne,Valeur,Que faire"
    assert lines[1].startswith("2,Téléphone,'=1+1,")


def test_a_list_with_nobody_to_take_says_so(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    shown = draft(cast, browser, "Nom\tDistrict\nAwa Bah\tGaoual\n")
    assert "Take in the list" not in browser.read("people_import", shown.pk)
    browser.send("people_import", shown.pk, take="yes")
    assert "Nothing in this list can be taken in." in browser.read("people_import", shown.pk)


def test_a_list_is_forgotten(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    browser.send("drop_import", draft(cast, browser).pk)
    assert not PeopleImport.objects.exists()


def test_a_list_is_taken_back_with_what_stays(cast: make.Cast) -> None:
    browser = Browser(cast.daouda, language="fr")
    shown = draft(cast, browser)
    browser.send("people_import", shown.pk, take="yes")
    add_address(Person.objects.get(name="Mory Kaba"), "email", "mory@example.org", by=BY)
    browser.send("undo_import", shown.pk)
    browser.send("undo_import", shown.pk)
    page = browser.read("people_import", shown.pk)
    assert "Mory Kaba : quelqu’un a fait des modifications depuis" in page.replace("\u00a0", " ")
    assert "Mory Kaba" in {person.name for person in Person.objects.all()}


def test_lists_of_another_country_are_not_there(cast: make.Cast) -> None:
    shown = things.draft(cast)
    make.member(cast.issa, cast.issa.memberships.get().network, "facilitator")
    browser = Browser(cast.issa)
    assert browser.get("people_import", shown.pk).status_code == 404
    for name in ("people_import", "drop_import", "undo_import"):
        assert browser.post(name, shown.pk, take="yes").status_code == 404
    assert PeopleImport.objects.get().taken_at is None


@pytest.mark.parametrize("far", [False, True])
def test_a_list_gives_no_address_to_administrators_nor_to_newcomers_from_elsewhere(
    cast: make.Cast, far: bool
) -> None:
    if far:
        make.member(cast.awa, cast.issa.memberships.get().network, "facilitator")
    else:
        make.member(cast.awa, cast.network, "administrator", ends=date(2027, 6, 1))
    cast.awa.addresses.update(verified_at=None)
    browser = Browser(cast.daouda)
    cells = "Nom\tDistrict\tE-mail\nAwa\tKoubia\tme@example.org\nMory Kaba\tKoubia\tm@example.org\n"
    browser.send("people_import", draft(cast, browser, cells).pk, take="yes")
    assert [address.value for address in cast.awa.addresses.all()] == ["awa@example.org"]
    assert Person.objects.get(name="Mory Kaba").addresses.get().value == "m@example.org"


def test_a_district_without_a_team_is_found_by_any_hand(cast: make.Cast) -> None:
    make.place("Mandiana", cast.region)
    cast.network.district_level = 3
    cast.network.save()
    finder = TeamFinder(cast.network)
    assert finder.find("Mandiana district").place_name == "Mandiana"
    assert finder.find("Koubia district").team == cast.team.pk
    [(choice, name)] = finder.near("Mandyana")
    assert (choice.split(":")[0], name) == ("place", "Mandiana")
    draft = read_people(cast.network, "Nom,District\nZeinab,Mandyana\n", by=make.actor())
    assert plan_of(draft).left_out == 1
    choose_teams(draft, {"mandyana": choice}, by=make.actor())
    import_people(draft, by=make.actor())
    team = cast.network.teams.get(name="Mandiana")
    assert team.places.get().name == "Mandiana"
