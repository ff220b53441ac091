"""A person's page, and what those who keep the list do on it."""

from datetime import date

import pytest

from districtteam.people.actions import (
    add_address,
    appoint,
    end_membership,
    erase_person,
    stop_address,
)
from districtteam.people.models import Address, Person
from districtteam.trail.models import Entry
from tests import make
from tests.people.browse import Browser

BY = make.actor()


def test_posts_are_seen_by_all_and_addresses_by_few(cast: make.Cast) -> None:
    for part, sees in (
        ("member", True),
        ("facilitator", True),
        ("administrator", True),
        ("neighbour", False),
        ("national", False),
    ):
        page = Browser(cast.by_part()[part]).read("person", cast.awa.pk)
        assert "Koubia" in page
        assert ("awa@example.org" in page) is sees, part


@pytest.mark.parametrize("part", ["evaluator", "stranger"])
def test_who_may_not_see_the_person_finds_nobody(cast: make.Cast, part: str) -> None:
    assert Browser(cast.by_part()[part]).get("person", cast.awa.pk).status_code == 404


def test_a_name_is_corrected(cast: make.Cast) -> None:
    Browser(cast.daouda).send("amend_person", cast.awa.pk, name="Awa Diallo")
    assert Person.objects.get(pk=cast.awa.pk).name == "Awa Diallo"
    page = Browser(cast.daouda, language="fr").refused("amend_person", cast.awa.pk, name=" ")
    assert "Ce champ est obligatoire." in page


def test_an_address_is_added_shared_and_removed(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    browser.send("add_address", cast.awa.pk, value="622 11 22 33", shared="on")
    number = cast.awa.addresses.get(kind="phone")
    assert (number.value, number.shared, number.verified_at) == ("+224622112233", True, None)
    assert "+224 622 11 22 33" in browser.read("person", cast.awa.pk)
    browser.send("share_address", number.pk, shared="no")
    number.refresh_from_db()
    assert not number.shared
    assert "awa@" not in browser.read("remove_address", number.pk)
    browser.send("remove_address", number.pk)
    assert not Address.objects.filter(pk=number.pk).exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("6221", "Il manque des chiffres (4 saisis)."),
        ("awa@", "Ce qui suit le signe @ est incorrect."),
        ("AWA@example.org", "Cette adresse figure déjà dans la liste."),
        ("", "Ce champ est obligatoire."),
    ],
)
def test_an_address_that_cannot_be(cast: make.Cast, typed: str, words: str) -> None:
    page = Browser(cast.daouda, language="fr").refused("add_address", cast.awa.pk, value=typed)
    assert words in page.replace("\u00a0", " ")
    assert cast.awa.addresses.count() == 1


def test_only_administrators_touch_an_administrator(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    assert browser.post("add_address", cast.hawa.pk, value="622112233").status_code == 403
    assert browser.post("amend_person", cast.hawa.pk, name="X").status_code == 403
    assert browser.post("remove_address", cast.hawa.addresses.get().pk).status_code == 403
    Browser(cast.hawa).send("add_address", cast.hawa.pk, value="622112233")


def test_an_administrator_elsewhere_is_out_of_reach(cast: make.Cast) -> None:
    abroad = cast.issa.memberships.get().network
    appoint(cast.awa, abroad, "administrator", by=BY)
    assert Browser(cast.hawa).post("amend_person", cast.awa.pk, name="X").status_code == 403


def test_a_proved_address_of_somebody_who_works_elsewhere_too_is_not_ours(
    cast: make.Cast,
) -> None:
    appoint(cast.awa, cast.issa.memberships.get().team, by=BY)
    proved = cast.awa.addresses.get()
    assert Browser(cast.hawa).post("remove_address", proved.pk).status_code == 403
    assert "Remove</a>" not in Browser(cast.hawa).read("person", cast.awa.pk)


@pytest.mark.parametrize("part", ["facilitator", "administrator"])
def test_nobody_gives_an_address_to_a_newcomer_who_works_elsewhere_too(
    cast: make.Cast, part: str
) -> None:
    """It would open their posts in the other country as well."""
    appoint(cast.awa, cast.issa.memberships.get().team, by=BY)
    cast.awa.addresses.update(verified_at=None)
    browser = Browser(cast.by_part()[part])
    assert browser.post("add_address", cast.awa.pk, value="me@example.org").status_code == 403
    cast.awa.addresses.update(verified_at=make.NOW)
    browser.send("add_address", cast.awa.pk, value="me@example.org")


def test_who_has_left_is_out_of_reach(cast: make.Cast) -> None:
    end_membership(cast.awa.memberships.get(), make.TODAY, by=BY)
    browser = Browser(cast.daouda)
    assert "awa@example.org" not in browser.read("person", cast.awa.pk)
    assert browser.post("amend_person", cast.awa.pk, name="X").status_code == 403
    address = cast.awa.addresses.get()
    assert browser.get("remove_address", address.pk).status_code == 404


def test_states_of_an_address_are_told(cast: make.Cast) -> None:
    add_address(cast.awa, "phone", "622112233", by=BY)
    stop_address(cast.awa.addresses.get(kind="email"), by=BY)
    page = Browser(cast.daouda, language="fr").read("person", cast.awa.pk)
    assert "arrêté" in page
    assert "pas encore confirmé" in page


def test_somebody_new_is_enrolled_in_a_team(cast: make.Cast) -> None:
    given = {"role": "lead", "post": "MCD", "numbers": "622112233", "mailboxes": ""}
    landed = Browser(cast.daouda).send("enrol_member", cast.team.pk, name="Mory Kaba", **given)
    mory = Person.objects.get(name="Mory Kaba")
    assert landed == f"/people/persons/{mory.pk}"
    assert (mory.memberships.get().team, mory.addresses.get().kind) == (cast.team, "phone")


def test_only_administrators_make_administrators(cast: make.Cast) -> None:
    given = {"name": "Mory Kaba", "role": "administrator"}
    Browser(cast.daouda).refused("enrol", **given)
    Browser(cast.hawa).send("enrol", **given)
    assert Person.objects.get(name="Mory Kaba").memberships.get().role == "administrator"


def test_a_further_post_is_given(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    given = {"role": "lead", "starts": "2026-11-02", "post": ""}
    browser.send("appoint", cast.awa.pk, team="lola", **given)
    browser.send("appoint", cast.awa.pk, team="", **(given | {"role": "expert"}))
    held = {(post.team, post.role) for post in cast.awa.memberships.all()}
    assert held == {(cast.team, "member"), (cast.other_team, "lead"), (None, "expert")}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"team": "Lolla"}, "Aucune équipe ne porte ce nom. S’agit-il de Lola ?"),
        ({"team": "Porga"}, "Aucune équipe ne porte ce nom."),
        ({"team": ""}, "Ce rôle s’exerce dans une équipe. Saisissez l’équipe."),
        ({"team": "Koubia", "role": "member"}, "Awa a déjà ce rôle ici."),
        ({"role": "administrator"}, "administrator"),
        ({"starts": "31/02/2026"}, "date"),
    ],
)
def test_a_post_that_cannot_be_given(cast: make.Cast, given: dict[str, str], words: str) -> None:
    start = {"team": "Lola", "role": "lead", "starts": "02/11/2026", "post": "", **given}
    page = Browser(cast.daouda, language="fr").refused("appoint", cast.awa.pk, **start)
    assert words in page.replace("\u00a0", " ")
    assert cast.awa.memberships.count() == 1


def test_a_post_is_corrected_transferred_and_ended(cast: make.Cast) -> None:
    browser, post = Browser(cast.daouda), cast.awa.memberships.get()
    browser.send("amend_post", post.pk, post="Statisticienne", role="member")
    browser.send("transfer", post.pk, team="Lola", day="2026-11-02", role="member", post="SIS")
    new = cast.awa.memberships.get(ends=None)
    assert (new.team, new.post) == (cast.other_team, "SIS")
    browser.send("end_membership", new.pk, ends="2026-12-01")
    assert not cast.awa.memberships.filter(ends=None).exists()
    assert list(Entry.objects.values_list("deed", flat=True))[::-1] == [
        "people.amend_post",
        "people.end_membership_in_team",
        "people.appoint_in_team",
        "people.end_membership_in_team",
    ]


def test_posts_of_administrators_are_for_administrators(cast: make.Cast) -> None:
    post = cast.hawa.memberships.get()
    for name in ("amend_post", "end_membership", "transfer"):
        assert Browser(cast.daouda).get(name, post.pk).status_code == 403
        assert Browser(cast.hawa).get(name, post.pk).status_code == 200


@pytest.mark.parametrize("name", ["amend_post", "end_membership", "transfer"])
def test_posts_of_another_country_are_not_there(cast: make.Cast, name: str) -> None:
    post = cast.issa.memberships.get()
    assert Browser(cast.hawa).post(name, post.pk).status_code == 404


def test_a_person_is_erased_on_demand(cast: make.Cast) -> None:
    browser = Browser(cast.hawa, language="fr")
    assert "C’est irréversible." in browser.read("erase_person", cast.awa.pk)
    browser.refused("erase_person", cast.awa.pk)
    assert Person.objects.get(pk=cast.awa.pk).erased_at is None
    browser.send("erase_person", cast.awa.pk, sure="on")
    page = browser.read("person", cast.awa.pk)
    assert "Personne effacée" in page
    assert "Awa" not in page


def test_the_erased_are_let_alone(cast: make.Cast) -> None:
    erase_person(cast.awa, by=BY)
    assert Browser(cast.hawa).post("erase_person", cast.awa.pk, sure="on").status_code == 403


def test_a_form_sent_twice_enrols_one_person(cast: make.Cast) -> None:
    browser = Browser(cast.daouda, language="fr")
    given = {"name": "Mory Kaba", "role": "member", "numbers": "622112233", "mailboxes": ""}
    browser.send("enrol_member", cast.team.pk, **given)
    page = browser.refused("enrol_member", cast.team.pk, **given)
    assert "Mory Kaba a déjà ce rôle ici." in page.replace("\u00a0", " ")
    assert Person.objects.filter(name="Mory Kaba").count() == 1
    browser.send("enrol_member", cast.team.pk, **{**given, "numbers": "622112244"})
    assert Person.objects.filter(name="Mory Kaba").count() == 2  # another of the same name


@pytest.mark.parametrize("name", ["\u200b", "\u202e", "\u3164", "\u2800", "\u00ad", "\x07", "…"])
def test_a_name_that_nobody_sees_is_no_name(cast: make.Cast, name: str) -> None:
    Browser(cast.daouda).refused("amend_person", cast.awa.pk, name=name)
    assert Person.objects.get(pk=cast.awa.pk).name == "Awa"


def test_signs_that_nobody_sees_are_left_out_of_a_name(cast: make.Cast) -> None:
    Browser(cast.daouda).send("amend_person", cast.awa.pk, name="A\u202ewa\x07\u200b  Diallo")
    assert Person.objects.get(pk=cast.awa.pk).name == "Awa Diallo"


@pytest.mark.parametrize("day", ["0001-01-01", "0026-11-02", "9999-12-31"])
def test_a_year_that_cannot_be_is_a_slip(cast: make.Cast, day: str) -> None:
    given = {"role": "member", "team": "Lola", "post": "", "starts": day}
    page = Browser(cast.daouda, language="fr").refused("appoint", cast.awa.pk, **given)
    assert f"l’année {day[:4]} ne peut pas être la bonne" in page.replace("\u00a0", " ")


def test_the_first_day_of_all_has_no_day_before(cast: make.Cast) -> None:
    post = make.member(cast.awa, cast.other_team, starts=date.min, ends=date.min)
    assert post.last_day == date.min
    assert Browser(cast.daouda).get("person", cast.awa.pk).status_code == 200
