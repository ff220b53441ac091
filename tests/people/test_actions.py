"""The first deeds of a network, each with its trace."""

from datetime import date

import pytest
from django.utils.translation import override

from districtteam.people import errors
from districtteam.people.actions import (
    add_address,
    amend_network,
    amend_team,
    appoint,
    close_team,
    end_membership,
    enrol_person,
    form_team,
    found_network,
    name_acting_lead,
    record_mandate,
    remove_address,
    set_preferences,
    set_term,
    stop_address,
    transfer,
    verify_address,
)
from districtteam.people.models import Address, Membership, Network
from districtteam.people.roles import Role, TeamKind
from districtteam.people.terms import term
from districtteam.trail.models import Entry
from districtteam.trail.sentences import sentence_of
from tests import make

BY = make.actor()


def deeds() -> list[str]:
    return list(Entry.objects.order_by("id").values_list("deed", flat=True))


def test_a_country_is_set_up(db: None) -> None:
    benin = found_network(
        "benin", "Bénin", "bj", languages=["fr"], time_zone="Africa/Porto-Novo", by=BY
    )
    place = make.place("Porga", source="benin")
    team = form_team(benin, "  Porga ", places=[place], by=BY)
    awa = enrol_person(benin, "Awa  Diallo", by=BY)
    post = appoint(awa, team, Role.LEAD, post="Médecin coordonnateur", by=BY)
    number = add_address(awa, "phone", "97 00 00 01", by=BY)
    assert (benin.country, benin.place_source, team.name) == ("BJ", "benin", "Porga")
    assert list(team.places.all()) == [place]
    assert (awa.name, post.starts, number.value) == ("Awa Diallo", make.TODAY, "+2290197000001")
    assert deeds() == [
        "people.found_network",
        "people.form_team",
        "people.enrol_person",
        "people.appoint_in_team",
        "people.add_address",
    ]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_deed_has_its_sentence(db: None, language: str) -> None:
    test_a_country_is_set_up(None)
    with override(language):
        sentences = [str(sentence_of(deed) or "") for deed in deeds()]
    assert all("%(by)s" in sentence for sentence in sentences)


def test_no_address_reaches_the_trail(cast: make.Cast) -> None:
    address = add_address(cast.awa, "email", "Secret@Example.org", by=BY)
    remove_address(verify_address(address, by=BY), by=BY)
    texts = [str(entry.facts) + str(list(entry.mentions.values())) for entry in Entry.objects.all()]
    assert texts
    assert "secret" not in " ".join(texts).lower()


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({"slug": "kadou"}, errors.SlugTaken),
        ({"name": "  "}, errors.NameMissing),
        ({"country": "Bénin"}, errors.UnknownCountry),
        ({"languages": []}, errors.UnknownLanguage),
        ({"languages": ["français"]}, errors.UnknownLanguage),
        ({"time_zone": "Africa/Nowhere"}, errors.UnknownTimeZone),
        ({"time_zone": "../../etc/passwd"}, errors.UnknownTimeZone),
        ({"holidays": ["31/12/2026"]}, errors.WrongDay),
    ],
)
def test_a_network_that_cannot_be(
    cast: make.Cast, changes: dict[str, object], refused: type[Exception]
) -> None:
    given = {"slug": "mali", "name": "Mali", "country": "ML", **changes}
    with pytest.raises(refused):
        found_network(given.pop("slug"), given.pop("name"), given.pop("country"), by=BY, **given)
    assert Network.objects.count() == 2


def test_only_what_changed_is_said(cast: make.Cast) -> None:
    amend_network(cast.network, languages=["fr", "en"], data_owner="MSHP", by=BY)
    amend_network(cast.network, data_owner="MSHP", by=BY)
    (entry,) = Entry.objects.all()
    assert entry.facts == {"fields": ["data_owner"]}


def test_a_network_names_things(cast: make.Cast) -> None:
    set_term(
        cast.network,
        "district",
        "fr",
        singular="aire de santé",
        plural="aires de santé",
        gender="f",
        by=BY,
    )
    with override("fr"):
        assert term(cast.network, "district", "of_the") == "de l’aire de santé"
    with pytest.raises(errors.UnknownWord):
        set_term(cast.network, "king", "fr", singular="roi", plural="rois", by=BY)


def test_a_mandate_has_dates_in_order(cast: make.Cast) -> None:
    given = {"authority": "Ministère", "kind": "ministry", "starts": date(2026, 1, 1), "by": BY}
    mandate = record_mandate(cast.network, ends=date(2026, 12, 31), **given)
    assert list(cast.network.mandates.on(date(2026, 12, 31))) == [mandate]
    assert not cast.network.mandates.on(date(2027, 1, 1)).exists()
    with pytest.raises(errors.WrongDates):
        record_mandate(cast.network, ends=date(2025, 12, 31), **given)


def test_two_teams_of_a_kind_cannot_share_a_name(cast: make.Cast) -> None:
    with pytest.raises(errors.NameTaken):
        form_team(cast.network, "Koubia", by=BY)
    with pytest.raises(errors.NameTaken):
        amend_team(cast.other_team, name="Koubia", by=BY)
    assert form_team(cast.network, "Koubia", TeamKind.HOSPITAL, by=BY).pk
    assert amend_team(cast.team, name="Koubia", by=BY).name == "Koubia"


def test_a_team_stands_in_its_own_country(cast: make.Cast) -> None:
    with pytest.raises(errors.OtherNetwork):
        form_team(cast.network, "Ailleurs", places=[make.place("Kandi", source="palmeraie")], by=BY)


def test_a_closed_team_takes_nobody(cast: make.Cast) -> None:
    close_team(cast.team, make.TODAY, by=BY)
    assert not cast.team.memberships.on(make.TODAY).exists()
    assert cast.team.memberships.count() == 3
    with pytest.raises(errors.TeamClosed):
        appoint(cast.jeanne, cast.team, by=BY)


def test_a_post_is_held_once_at_a_time(cast: make.Cast) -> None:
    with pytest.raises(errors.AlreadyInPost) as refused:
        appoint(cast.bakary, cast.team, Role.LEAD, by=BY)
    with override("fr"):
        assert refused.value.message == "Bakary a déjà ce rôle ici."
    end_membership(cast.bakary.memberships.get(), make.TODAY, by=BY)
    assert appoint(cast.bakary, cast.team, Role.LEAD, by=BY).pk


def test_a_role_of_a_team_needs_one(cast: make.Cast) -> None:
    with pytest.raises(errors.TeamNeeded):
        appoint(cast.awa, cast.network, Role.LEAD, by=BY)
    assert appoint(cast.awa, cast.network, Role.EXPERT, by=BY).team is None


def test_leaving_deletes_nothing(cast: make.Cast) -> None:
    (post,) = cast.awa.memberships.all()
    end_membership(post, make.TODAY, by=BY)
    assert Membership.objects.get(pk=post.pk).ends == make.TODAY
    with pytest.raises(errors.AlreadyOver):
        end_membership(post, make.TODAY, by=BY)
    with pytest.raises(errors.WrongDates):
        end_membership(cast.bakary.memberships.get(), date(2020, 1, 1), by=BY)


def test_somebody_stands_in_for_the_lead(cast: make.Cast) -> None:
    name_acting_lead(cast.team, cast.awa, starts=date(2026, 11, 2), ends=date(2026, 12, 1), by=BY)
    leading = cast.team.memberships.leading().on(date(2026, 11, 30))
    assert {post.person for post in leading} == {cast.awa, cast.bakary, cast.celestine}
    assert cast.awa not in {
        post.person for post in cast.team.memberships.leading().on(date(2026, 12, 1))
    }


def test_somebody_changes_post(cast: make.Cast) -> None:
    (old,) = cast.awa.memberships.all()
    new = transfer(old, cast.other_team, make.TODAY, role=Role.LEAD, by=BY)
    old.refresh_from_db()
    assert (old.ends, new.starts, new.team) == (make.TODAY, make.TODAY, cast.other_team)
    with pytest.raises(errors.OtherNetwork):
        transfer(new, cast.issa.memberships.get().team, make.TODAY, by=BY)
    new.refresh_from_db()
    assert new.ends is None


def test_addresses_are_kept_in_one_form(cast: make.Cast) -> None:
    add_address(cast.issa, "phone", "97000001", by=BY)
    with pytest.raises(errors.AddressTaken):
        add_address(cast.issa, "phone", "+229 01 97 00 00 01", by=BY)
    with pytest.raises(errors.BadAddress) as refused:
        add_address(cast.issa, "phone", "9700", by=BY)
    assert refused.value.reason == "too_short"
    with override("fr"):
        assert str(refused.value) == (
            "Il manque des chiffres (4 saisis). Exemple\u00a0: +229 01 95 12 34 56"
        )


def test_a_stopped_address_rests_until_it_is_verified(cast: make.Cast) -> None:
    address = cast.awa.addresses.get()
    stop_address(address, by=BY)
    assert not Address.objects.in_use().filter(person=cast.awa).exists()
    verify_address(address, by=BY)
    assert Address.objects.in_use().filter(person=cast.awa).exists()


def test_preferences(cast: make.Cast) -> None:
    set_preferences(cast.awa, language="fr", channel="sms", by=BY)
    cast.awa.refresh_from_db()
    assert (cast.awa.language, cast.awa.channel, cast.awa.time_zone) == ("fr", "sms", "")
    for wrong in ({"language": "xx"}, {"time_zone": "Mars"}, {"channel": "pigeon"}):
        with pytest.raises(errors.PeopleError):
            set_preferences(cast.awa, by=BY, **wrong)
