"""A list of people is looked at, taken in, and can be taken back."""

import io
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import Workbook

from districtteam.people import errors
from districtteam.people.actions import (
    add_address,
    appoint,
    choose_teams,
    drop_draft,
    import_people,
    read_people,
    undo_import,
    verify_address,
)
from districtteam.people.models import Address, Membership, PeopleImport, Person, Team
from districtteam.people.roles import Role
from districtteam.people.roster.plan import plan_of
from districtteam.trail.models import Entry
from tests import make
from tests.people.roster import big_list

BY = make.actor()
LIST = """Prénom;Nom;District;Poste;Téléphone;Téléphone 2;Courriel;Langue
Aïssatou;Baldé;KOUBIA;Médecin-chef de district;622 11 22 33;;;français
Boubacar;Sow;préfecture sanitaire de Lola;Statisticien;622 11 22 34 / 622 11 22 35;;;
Cheick;Kaba;lola;;;;cheick@example.org;anglais
"""


def read(cast: make.Cast, text: str | bytes = LIST) -> PeopleImport:
    return read_people(cast.network, text, file_name="liste.csv", by=BY)


def whys(draft: PeopleImport) -> list[str]:
    return [row.match.why for row in plan_of(draft).planned]


def test_looking_at_a_list_writes_no_person(cast: make.Cast) -> None:
    draft = read(cast)
    plan = plan_of(draft)
    assert Person.objects.count() == 10
    assert plan.faults == []
    assert plan.counts() == {
        "new": 3, "matched": 0, "teams": 0, "addresses": 4, "left_out": 0, "faults": 0,
    }  # fmt: skip


def test_a_list_is_taken_in(cast: make.Cast) -> None:
    import_people(read(cast), by=BY)
    lead = Person.objects.get(name="Aïssatou Baldé")
    post = lead.memberships.get()
    assert (post.team, post.role, post.post) == (
        cast.team,
        "lead",
        "Médecin-chef de district",
    )
    assert (post.starts, lead.language) == (make.TODAY, "fr")
    assert not lead.has_usable_password()
    sow = Person.objects.get(name="Boubacar Sow")
    assert sow.memberships.get().team == cast.other_team
    assert {it.value for it in sow.addresses.all()} == {"+224622112234", "+224622112235"}
    assert Person.objects.get(name="Cheick Kaba").addresses.get().value == "cheick@example.org"
    assert list(Entry.objects.values_list("deed", flat=True)) == [
        "people.import_people",
        "people.read_people",
    ]


def test_a_list_that_was_taken_in_keeps_no_names(cast: make.Cast) -> None:
    taken = import_people(read(cast), by=BY)
    assert (taken.rows, taken.choices) == ([], {})
    with pytest.raises(errors.AlreadyTaken):
        import_people(taken, by=BY)
    assert Person.objects.count() == 13


def test_the_same_list_again_changes_nothing(cast: make.Cast) -> None:
    import_people(read(cast), by=BY)
    again = import_people(read(cast), by=BY)
    assert (again.counts["new"], again.counts["matched"]) == (0, 3)
    assert [Person.objects.count(), Address.objects.count(), Membership.objects.count()] == [
        13, 14, 13,
    ]  # fmt: skip


def test_a_workbook_and_cells_pasted_from_one_are_read_alike(cast: make.Cast) -> None:
    book, out = Workbook(), io.BytesIO()
    for row in (["Name", "Team", "Phone"], ["Awa Bah", "Koubia", 622112233]):
        book.active.append(row)
    book.save(out)
    assert plan_of(read(cast, out.getvalue())).counts()["addresses"] == 1
    assert plan_of(read(cast, "Name\tTeam\tPhone\nAwa Bah\tKoubia\t622112233")).faults == []


def test_the_same_person_is_recognised(cast: make.Cast) -> None:
    add_address(cast.awa, "phone", "622 11 22 33", by=BY)
    Person.objects.filter(pk=cast.awa.pk).update(name="Awa Diallo")
    text = """Nom;District;Téléphone;Courriel
DIALLO Awa;Lola;622112233;
Jeanne;Lola;;
Diallo A.;Koubia;;AWA@example.org
Koto Bah;Koubia;;
Bah Koto;Koubia;622112299;
"""
    draft = read(cast, text)
    assert whys(draft) == ["same_address", "same_name", "same_address", "new", "same_name"]
    taken = import_people(draft, by=BY)
    assert (taken.counts["new"], taken.counts["matched"]) == (1, 2)
    assert {post.team for post in cast.awa.memberships.all()} == {cast.team, cast.other_team}
    assert Person.objects.get(name="Koto Bah").addresses.get().value == "+224622112299"


def test_two_names_at_one_number_share_a_telephone(cast: make.Cast) -> None:
    add_address(cast.awa, "phone", "622 11 22 33", by=BY)
    draft = read(cast, "Nom;District;Téléphone\nMoussa Keita;Koubia;622112233\n")
    (row,) = plan_of(draft).planned
    assert (row.match.why, row.match.shared) == (
        "new",
        ((("phone", "+224622112233"), "Awa"),),
    )
    taken = import_people(draft, by=BY)
    assert list(Address.objects.filter(value="+224622112233").values_list("shared", flat=True)) == [
        True,
        True,
    ]
    undo_import(taken, by=BY)
    assert not Address.objects.get(value="+224622112233").shared


def test_another_country_is_never_matched(cast: make.Cast) -> None:
    draft = read(cast, "Nom;District;Courriel\nIssa;Koubia;issa@example.org\n")
    assert whys(draft) == ["new"]
    import_people(draft, by=BY)
    assert not Address.objects.get(person=cast.issa).shared


def test_an_unknown_team_is_chosen_formed_or_left_out(cast: make.Cast) -> None:
    draft = read(cast, "Nom;District\nAwa Bah;Koubya\nBinta Sow;Gaoual\nCheick Ly;Mali\n")
    plan = plan_of(draft)
    assert [(name.typed, name.rows) for name in plan.unknown] == [
        ("Gaoual", 1),
        ("Koubya", 1),
        ("Mali", 1),
    ]
    with pytest.raises(errors.NothingToTake):
        import_people(draft, by=BY)
    choices = {"koubya": f"team:{cast.team.pk}", "gaoual": "form", "mali": "skip"}
    taken = import_people(choose_teams(draft, choices, by=BY), by=BY)
    assert Person.objects.get(name="Awa Bah").memberships.get().team == cast.team
    assert Person.objects.get(name="Binta Sow").memberships.get().team.name == "Gaoual"
    assert (taken.counts["left_out"], taken.counts["teams"]) == (1, 1)


def test_nobody_is_put_in_a_team_of_another_country(cast: make.Cast) -> None:
    abroad = cast.issa.memberships.get().team
    draft = read(cast, "Nom;District\nAwa Bah;Porga\n")
    choose_teams(draft, {"porga": f"team:{abroad.pk}"}, by=BY)
    assert plan_of(draft).planned == []


def test_the_team_of_a_known_place_is_formed(cast: make.Cast) -> None:
    cast.network.district_level = 3
    cast.network.save()
    place = make.place("Télimélé", cast.region, uid="tlm", code="GN-TLM")
    draft = read(cast, "Nom;District\nAwa Bah;telimele\nBinta Sow;GN-TLM\n")
    import_people(draft, by=BY)
    (team,) = place.teams.all()
    assert (team.name, team.memberships.count()) == ("Télimélé", 2)


def test_a_closed_team_takes_nobody(cast: make.Cast) -> None:
    Team.objects.filter(pk=cast.team.pk).update(closed=make.TODAY)
    plan = plan_of(read(cast, "Nom;District\nAwa Bah;Koubia\n"))
    assert "closed" in plan.faults[0].words


def test_a_role_in_the_network_needs_no_team(cast: make.Cast) -> None:
    import_people(read(cast, "Nom;District;Rôle\nAwa Bah;;facilitatrice\n"), by=BY)
    post = Membership.objects.get(person__name="Awa Bah")
    assert (post.team, post.role, post.network) == (None, "facilitator", cast.network)


def test_old_numbers_of_benin_are_mended_and_explained(cast: make.Cast) -> None:
    draft = read_people(
        cast.issa.memberships.get().network,
        "Nom;Zone;Tél\nAwa Bah;Porga;97 00 00 01\n",
        by=BY,
    )
    (row,) = plan_of(draft).planned
    assert row.added == [("phone", "+2290197000001", "ten_digits")]


def test_a_draft_is_dropped_and_old_ones_are_forgotten(cast: make.Cast) -> None:
    drop_draft(read(cast), by=BY)
    assert not PeopleImport.objects.exists()
    PeopleImport.objects.filter(pk=read(cast).pk).update(at="2026-10-01T00:00Z")
    read(cast)
    assert PeopleImport.objects.count() == 1
    with pytest.raises(errors.AlreadyTaken):
        drop_draft(import_people(PeopleImport.objects.get(), by=BY), by=BY)


def test_undoing_takes_everything_back(cast: make.Cast) -> None:
    draft = choose_teams(read(cast, LIST + "Djenab;Ly;Gaoual;;;;;\n"), {"*": "form"}, by=BY)
    taken = undo_import(import_people(draft, by=BY), by=BY)
    assert taken.counts["stays"] == []
    assert [Person.objects.count(), Address.objects.count(), Team.objects.count()] == [10, 10, 5]
    with pytest.raises(errors.NotTaken):
        undo_import(taken, by=BY)
    with pytest.raises(errors.NotTaken):
        undo_import(read(cast), by=BY)


def test_undoing_leaves_what_somebody_has_used(cast: make.Cast) -> None:
    text = """Nom;District;Courriel
Aly Bah;Gaoual;aly@example.org
Binta Sow;Koubia;binta@example.org
Cheick Ly;Koubia;
Djenab Ba;Koubia;
Awa;Lola;awa@example.org
Elhadj Kaba;Koubia;
"""
    draft = choose_teams(read(cast, text), {"*": "form"}, by=BY)
    taken = import_people(draft, by=BY)
    person = {it.name: it for it in Person.objects.all()}
    Person.objects.filter(name="Aly Bah").update(last_login=make.NOW)
    verify_address(person["Binta Sow"].addresses.get(), by=BY)
    appoint(person["Cheick Ly"], cast.other_team, Role.LEAD, by=BY)
    make.member(person["Djenab Ba"], cast.other_team)
    undo_import(taken, by=BY)
    taken.refresh_from_db()
    assert taken.counts["stays"] == [
        ["people.person", person["Aly Bah"].pk, "signed_in"],
        ["people.person", person["Binta Sow"].pk, "verified"],
        ["people.person", person["Cheick Ly"].pk, "changed"],
        ["people.person", person["Djenab Ba"].pk, "referred"],
        ["people.team", Team.objects.get(name="Gaoual").pk, "not_empty"],
    ]
    assert not Person.objects.filter(name="Elhadj Kaba").exists()
    assert [post.team for post in cast.awa.memberships.all()] == [cast.team]


@pytest.mark.parametrize("people", [3, 3_100])
def test_a_list_of_any_length_costs_as_many_looks(cast: make.Cast, people: int) -> None:
    draft = choose_teams(read(cast, big_list(people, 774)), {"*": "form"}, by=BY)
    begun = time.perf_counter()
    with CaptureQueriesContext(connection) as looks:
        plan_of(draft)
    assert len(looks) == 7
    assert import_people(draft, by=BY).counts["new"] == people
    assert time.perf_counter() - begun < 20  # seconds, on a machine that does other things
