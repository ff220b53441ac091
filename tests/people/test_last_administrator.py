"""Only administrators appoint administrators, so a network never loses its last one."""

from datetime import timedelta

import pytest

from districtteam.access.actions.hand_overs import Successor, hand_over
from districtteam.people.actions import (
    amend_post,
    appoint,
    end_membership,
    enrol_in_post,
    erase_person,
    stop_address,
)
from districtteam.people.errors import LastAdministrator
from districtteam.people.models import Membership, Person
from districtteam.people.roles import Role
from tests import make
from tests.people.browse import Browser

BY = make.actor()


def post_of(cast: make.Cast) -> Membership:
    return cast.hawa.memberships.get(role=Role.ADMINISTRATOR)


def second(cast: make.Cast, **fields: object) -> Person:
    made = make.person("Zeinab", email="zeinab@example.org")
    make.member(made, cast.network, Role.ADMINISTRATOR, **fields)
    return made


def test_they_cannot_be_erased_nor_dismissed_nor_given_another_role(cast: make.Cast) -> None:
    for deed in (
        lambda: erase_person(cast.hawa, by=BY),
        lambda: end_membership(post_of(cast), make.TODAY, by=BY),
        lambda: amend_post(post_of(cast), role=Role.EXPERT, by=BY),
    ):
        with pytest.raises(LastAdministrator):
            deed()
    assert post_of(cast).ends is None
    assert Person.objects.get(pk=cast.hawa.pk).name == "Hawa"
    assert cast.hawa.addresses.exists()


def test_with_a_second_one_they_go(cast: make.Cast) -> None:
    second(cast)
    erase_person(cast.hawa, by=BY)
    assert not Person.objects.get(pk=cast.hawa.pk).is_active


@pytest.mark.parametrize("why", ["leaves", "comes later", "not reached", "stopped", "abroad"])
def test_a_second_one_who_would_not_keep_the_network_does_not_count(
    cast: make.Cast, why: str
) -> None:
    later = make.TODAY + timedelta(days=30)
    term = {"leaves": {"ends": later}, "comes later": {"starts": later}}.get(why, {})
    other = second(cast, **term)
    if why == "not reached":
        other.addresses.all().delete()
    if why == "stopped":
        stop_address(other.addresses.get(), by=BY)
    if why == "abroad":
        other.memberships.update(network=cast.issa.memberships.get().network)
    with pytest.raises(LastAdministrator):
        end_membership(post_of(cast), make.TODAY, by=BY)


def test_the_post_may_be_handed_over(cast: make.Cast) -> None:
    with pytest.raises(LastAdministrator):
        hand_over(post_of(cast), make.TODAY, by=BY)
    hand_over(post_of(cast), make.TODAY, to=Successor(person=cast.daouda), by=BY)
    assert cast.daouda.memberships.filter(role=Role.ADMINISTRATOR, starts=make.TODAY).exists()
    assert post_of(cast).ends == make.TODAY


def test_a_last_day_that_is_set_may_be_put_off(cast: make.Cast) -> None:
    Membership.objects.filter(pk=post_of(cast).pk).update(ends=make.TODAY + timedelta(days=3))
    end_membership(post_of(cast), make.TODAY + timedelta(days=30), by=BY)
    assert post_of(cast).ends == make.TODAY + timedelta(days=30)


def test_others_are_not_concerned(cast: make.Cast) -> None:
    end_membership(cast.daouda.memberships.get(), make.TODAY, by=BY)
    erase_person(cast.gilbert, by=BY)
    assert not cast.network.memberships.on(make.TODAY).filter(role=Role.FACILITATOR).exists()


@pytest.mark.parametrize(
    ("language", "words", "button"),
    [
        ("en", "Nobody else administers Kadou", "Erase me"),
        ("fr", "Personne d’autre n’administre Kadou", "M’effacer"),
    ],
)
def test_one_s_own_page_says_so_before_anything_is_pressed(
    cast: make.Cast, language: str, words: str, button: str
) -> None:
    browser = Browser(cast.hawa, language=language, fresh=True)
    shown = browser.read("erase_me")
    assert words in shown
    assert f">{button}<" not in shown
    assert browser.post("erase_me", sure="on").status_code == 422
    assert cast.hawa.addresses.exists()
    second(cast)
    assert f">{button}<" in browser.read("erase_me")


def test_the_page_of_the_post_says_why_it_cannot_end(cast: make.Cast) -> None:
    answer = Browser(cast.hawa, language="fr").post(
        "end_membership", post_of(cast).pk, ends="2026-11-02"
    )
    assert answer.status_code == 422
    assert "Hawa est la seule personne qui administre Kadou" in answer.content.decode()


def test_who_is_on_the_list_is_given_the_post_and_not_doubled(cast: make.Cast) -> None:
    same = enrol_in_post(
        cast.network, "hawa", Role.FACILITATOR, mailboxes=["Hawa@example.org"], by=BY
    )
    assert same == cast.hawa
    other = enrol_in_post(
        cast.network, "Hawa", Role.EXPERT, mailboxes=["hawa@example.org", "x@example.org"], by=BY
    )
    assert other != cast.hawa


def test_an_appointed_second_may_follow(cast: make.Cast) -> None:
    appoint(cast.daouda, cast.network, Role.ADMINISTRATOR, starts=make.TODAY, by=BY)
    end_membership(post_of(cast), make.TODAY, by=BY)
    assert post_of(cast).ends == make.TODAY
