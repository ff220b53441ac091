"""Somebody is forgotten: name and addresses go, deeds and posts stay without a name."""

import pytest
from django.utils.translation import override

from districtteam.people import errors, hooks
from districtteam.people.actions import (
    add_address,
    amend_person,
    appoint,
    erase_person,
    record_mandate,
    set_preferences,
)
from districtteam.people.models import Membership, Person
from districtteam.trail.actor import Actor
from districtteam.trail.models import Entry, Mention
from tests import make

BY = make.actor()


def test_nothing_that_says_who_it_was_stays(cast: make.Cast) -> None:
    set_preferences(cast.awa, language="fr", channel="sms", time_zone="Africa/Conakry", by=BY)
    appoint(cast.awa, cast.network, "expert", by=make.actor(cast.awa))
    add_address(cast.awa, "phone", "622112233", by=BY)
    erase_person(cast.awa, by=make.actor(cast.awa))
    gone = Person.objects.get(pk=cast.awa.pk)
    assert (gone.name, gone.language, gone.channel, gone.time_zone) == (
        "Personne effacée",
        "",
        "",
        "",
    )
    assert (gone.is_active, gone.erased_at) == (False, make.NOW)
    assert not gone.addresses.exists()
    assert not Membership.objects.on(make.TODAY).filter(person=gone).exists()
    assert gone.memberships.count() == 2
    assert not Mention.objects.filter(label="Awa").exists()
    assert Entry.objects.filter(by=gone, deed="people.appoint").exists()
    with override("en"):
        assert str(gone) == "Erased person"


def test_rooms_above_are_told_in_the_same_transaction(cast: make.Cast) -> None:
    told: list[Person] = []

    def refuse(person: Person, _by: Actor) -> None:
        told.append(person)
        raise RuntimeError

    hooks.erased.add(refuse)
    try:
        with pytest.raises(RuntimeError):
            erase_person(cast.awa, by=BY)
    finally:
        hooks.erased.remove(refuse)
    assert told == [cast.awa]
    assert Person.objects.get(pk=cast.awa.pk).name == "Awa"
    assert cast.awa.addresses.exists()


def test_an_erased_person_is_let_alone(cast: make.Cast) -> None:
    erase_person(cast.awa, by=BY)
    for deed in (
        lambda: erase_person(cast.awa, by=BY),
        lambda: amend_person(cast.awa, "Awa", by=BY),
        lambda: appoint(cast.awa, cast.team, by=BY),
        lambda: add_address(cast.awa, "email", "a@example.org", by=BY),
    ):
        with pytest.raises(errors.PersonErased):
            deed()


def test_a_focal_point_is_forgotten(cast: make.Cast) -> None:
    mandate = record_mandate(
        cast.network, "Ministère", "ministry", starts=make.TODAY, focal_point=cast.fanta, by=BY
    )
    erase_person(cast.fanta, by=BY)
    mandate.refresh_from_db()
    assert mandate.focal_point is None
