"""Whoever is appointed again after having worked elsewhere keeps to themselves what this network
did not have: being appointed is nothing that one does oneself."""

from datetime import date, timedelta

import pytest

from districtteam.access.actions.invitations import accept_invitation, invite
from districtteam.desk.helper import facilitator_to_ask
from districtteam.people.actions import (
    Line,
    add_address,
    appoint,
    confirm_roll,
    end_membership,
    import_people,
    read_people,
)
from districtteam.people.errors import AddressTaken
from districtteam.people.here import Here
from districtteam.people.models import Address, Person
from districtteam.people.roles import Role
from tests import make
from tests.people.browse import Browser

BY = make.actor()
LEFT = date(2026, 3, 1)
OLD = "awa@example.org"


@pytest.fixture
def back(cast: make.Cast) -> Person:
    """Awa left Koubia in March, works in Palmeraie and got a number there."""
    end_membership(cast.awa.memberships.get(), LEFT, by=BY)
    abroad = cast.issa.memberships.get().team
    make.member(cast.awa, abroad, starts=LEFT)
    add_address(cast.awa, "phone", "01 97 12 34 56", told=abroad.network, by=BY)
    return cast.awa


def seen_by(reader: Person) -> set[str]:
    return set(Address.objects.visible_to(Here(reader, make.NOW)).values_list("value", flat=True))


def new_number(person: Person) -> str:
    return person.addresses.get(kind="phone").value


def test_a_former_member_is_appointed_again_from_their_page(cast: make.Cast, back: Person) -> None:
    page = Browser(cast.daouda).read("person", back.pk)
    assert f"/people/persons/{back.pk}/appoint" in page
    assert OLD not in page


def test_the_network_sees_what_it_had_and_not_what_came_elsewhere(
    cast: make.Cast, back: Person
) -> None:
    appoint(back, cast.team, by=BY)
    for reader in (cast.daouda, cast.bakary):
        assert OLD in seen_by(reader)
        assert new_number(back) not in seen_by(reader)
    assert new_number(back) in seen_by(cast.issa)
    assert new_number(back) in seen_by(back)
    page = Browser(cast.daouda, language="fr").read("person", back.pk)
    assert "Il y en a d’autres, que cette personne a donnés ailleurs" in page
    assert new_number(back) not in Browser(cast.bakary).read("roll_call", cast.team.pk)


def test_who_never_left_is_seen_as_before(cast: make.Cast) -> None:
    abroad = cast.issa.memberships.get().team
    appoint(cast.awa, abroad, by=BY)
    add_address(cast.awa, "phone", "622 11 22 33", told=cast.network, by=BY)
    appoint(cast.awa, cast.network, Role.EXPERT, by=BY)
    assert new_number(cast.awa) in seen_by(cast.daouda)
    assert OLD not in seen_by(cast.issa)  # the other network never had it


def test_whoever_is_told_it_sees_it(cast: make.Cast, back: Person) -> None:
    appoint(back, cast.team, by=BY)
    typed = new_number(back)
    with pytest.raises(AddressTaken):
        add_address(back, "phone", typed, by=BY)
    browser = Browser(cast.daouda)
    browser.send("add_address", back.pk, value=typed)
    assert typed in seen_by(cast.daouda)
    assert back.addresses.count() == 2
    assert "on the list already" in browser.refused("add_address", back.pk, value=typed)


def test_a_roll_call_neither_shows_nor_strikes_it_out(cast: make.Cast, back: Person) -> None:
    post = appoint(back, cast.team, by=BY)
    confirm_roll(cast.team, [Line(post, "Awa", numbers=[], mailboxes=[OLD])], by=BY)
    number = back.addresses.get(kind="phone")
    assert number.stopped_at is None
    confirm_roll(cast.team, [Line(post, "Awa", numbers=[number.value])], by=BY)
    assert not number.hidden_from.exists()


def test_a_list_hides_and_shows_alike(cast: make.Cast, back: Person) -> None:
    taken = read_people(cast.network, f"Nom,Équipe,Courriel\nAwa,Koubia,{OLD}\n", by=BY)
    import_people(taken, by=BY)
    assert OLD in seen_by(cast.daouda)
    assert new_number(back) not in seen_by(cast.daouda)
    told = f"Nom,Équipe,Téléphone\nAwa,Koubia,{new_number(back)}\n"
    import_people(read_people(cast.network, told, by=BY), by=BY)
    assert new_number(back) in seen_by(cast.daouda)


def test_whoever_takes_the_post_shows_where_they_were_asked(cast: make.Cast, back: Person) -> None:
    back.addresses.filter(value=OLD).delete()
    add_address(back, "email", "awa@porga.example.org", by=BY)
    offer = invite(appoint(back, cast.team, by=BY), by=BY)
    assert "awa@porga.example.org" not in seen_by(cast.daouda)
    accept_invitation(offer, by=make.actor(back))
    assert "awa@porga.example.org" in seen_by(cast.daouda)
    assert new_number(back) not in seen_by(cast.daouda)


def test_one_s_own_page_says_so_and_shows_it(cast: make.Cast, back: Person) -> None:
    appoint(back, cast.team, by=BY)
    number = back.addresses.get(kind="phone")
    browser = Browser(back, language="fr")
    assert "pas montré à Kadou" in browser.read("me")
    assert browser.get("show_my_address", number.pk).status_code == 405
    assert browser.post("show_my_address", number.pk, network="nowhere").status_code == 404
    other = cast.bakary.addresses.get()
    assert browser.post("show_my_address", other.pk, network="kadou").status_code == 404
    assert new_number(back) not in seen_by(cast.daouda)
    browser.send("show_my_address", number.pk, network="kadou")
    assert new_number(back) in seen_by(cast.daouda)
    assert "pas montré" not in browser.read("me")


def test_a_facilitator_s_hidden_number_is_not_at_the_foot_of_pages(
    cast: make.Cast, back: Person, rf: object
) -> None:
    appoint(back, cast.network, Role.FACILITATOR, by=BY)
    request = type("R", (), {"here": Here(cast.bakary, make.NOW + timedelta(days=1))})()
    assert facilitator_to_ask(request) == ""
    back.addresses.get(kind="phone").hidden_from.clear()
    assert "Awa" in facilitator_to_ask(request)
