"""The page on which a team confirms its posts, names and numbers."""

from datetime import date
from typing import Any

import pytest

from districtteam.people.actions import add_address, call_roll
from districtteam.people.models import Membership, Person, RollCall
from districtteam.people.views import roll_calls
from districtteam.trail.models import Entry
from tests import make
from tests.people.browse import Browser

BY = make.actor()


def said(cast: make.Cast, **changes: Any) -> dict[str, Any]:
    """The page as it stands, with changes by "name of the person, field"."""
    given: dict[str, Any] = {}
    for post in cast.team.memberships.select_related("person"):
        mailbox = post.person.addresses.first()
        fields = {"name": post.person.name, "post": "", "numbers": "", "mailboxes": mailbox.value}
        if post.role != "acting_lead":
            fields["role"] = post.role
        stem = post.person.name.lower()
        fields |= {
            key.removeprefix(f"{stem}_"): value
            for key, value in changes.items()
            if key.startswith(f"{stem}_")
        }
        given |= {f"p{post.pk}-{field}": value for field, value in fields.items()}
    for number in (0, 1):
        given |= {f"n{number}-{field}": "" for field in ("name", "post", "numbers", "mailboxes")}
        given[f"n{number}-role"] = "member"
    return given | {key: value for key, value in changes.items() if "-" in key or "told" in key}


def test_the_page_shows_names_posts_and_numbers_at_a_glance(cast: make.Cast) -> None:
    page = Browser(cast.bakary, language="fr").read("roll_call", cast.team.pk)
    assert "Qui est dans l’équipe de Koubia" in page
    assert "<small>awa@example.org</small></summary>" in page
    assert "Comment l’équipe vous l’a-t-elle dit" not in page


def test_a_code_is_asked_for_first(cast: make.Cast) -> None:
    answer = Browser(cast.bakary, fresh=False).get("roll_call", cast.team.pk)
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/prove")


def test_a_lead_confirms_as_it_stands(cast: make.Cast) -> None:
    call_roll(cast.network, by=BY)
    landed = Browser(cast.bakary).send("roll_call", cast.team.pk, **said(cast))
    assert landed == f"/people/teams/{cast.team.pk}"
    call = RollCall.objects.get(team=cast.team)
    assert call.confirmed_by == cast.bakary
    assert Person.objects.count() == 10
    assert list(Entry.objects.values_list("deed", flat=True)) == [
        "people.confirm_roll",
        "people.call_roll",
    ]


def test_everything_is_corrected_at_once(cast: make.Cast) -> None:
    given = said(
        cast,
        awa_name="Awa Diallo",
        awa_post="Statisticienne",
        awa_numbers="622 11 22 33 / 622 11 22 34",
        celestine_has_left="on",
        celestine_left="2026-11-02",
        **{"n0-name": "Mory Kaba", "n0-post": "Médecin", "n0-numbers": "622 11 22 35"},
    )
    Browser(cast.celestine).send("roll_call", cast.team.pk, **given)
    cast.awa.refresh_from_db()
    assert cast.awa.name == "Awa Diallo"
    assert cast.awa.addresses.filter(kind="phone").count() == 2
    assert cast.celestine.memberships.get().ends == make.TODAY
    mory = Person.objects.get(name="Mory Kaba")
    assert mory.memberships.get().team == cast.team


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"awa_name": ""}, "Ce champ est obligatoire."),
        ({"awa_numbers": "6221"}, "Il manque des chiffres (4 saisis)."),
        ({"awa_mailboxes": "awa"}, "Il manque le signe @."),
        ({"n0-numbers": "622 11 22 33"}, "Ce champ est obligatoire."),
        ({"n0-name": "Mory", "n0-numbers": "6OO"}, "Ce numéro contient des lettres."),
        ({"awa_has_left": "on", "awa_left": "hier"}, "date"),
        ({"awa_role": "administrator"}, "administrator"),
    ],
)
def test_a_fault_keeps_what_was_typed_and_changes_nothing(
    cast: make.Cast, changes: dict[str, str], words: str
) -> None:
    given = said(cast, bakary_post="Un poste tout neuf", **changes)
    page = Browser(cast.bakary, language="fr").refused("roll_call", cast.team.pk, **given)
    assert words in page.replace("\u00a0", " ")
    assert 'value="Un poste tout neuf"' in page
    assert not Entry.objects.exists()
    assert not Membership.objects.exclude(post="").exists()


def test_a_facilitator_writes_for_the_team(cast: make.Cast) -> None:
    given = said(cast, told_by=cast.bakary.pk, channel="phone") | {"channel": "phone"}
    Browser(cast.daouda).send("roll_call", cast.team.pk, **given)
    entry = Entry.objects.get(deed="people.confirm_roll")
    assert (entry.by, entry.on_behalf_of, entry.channel) == (cast.daouda, cast.bakary, "phone")


def test_the_addresses_of_an_administrator_are_out_of_reach(cast: make.Cast) -> None:
    make.member(cast.awa, cast.network, "administrator")
    page = Browser(cast.bakary).read("roll_call", cast.team.pk)
    assert "changed by a facilitator or an administrator" in page
    given = said(cast, awa_numbers="622 11 22 33", awa_mailboxes="mine@example.org")
    Browser(cast.bakary).send("roll_call", cast.team.pk, **given)
    assert [address.value for address in cast.awa.addresses.all()] == ["awa@example.org"]


def test_a_lead_gives_no_address_to_a_facilitator_who_was_never_here(cast: make.Cast) -> None:
    """To somebody without a proved address, any opens everything, the facilitator's part too."""
    make.member(cast.awa, cast.network, "facilitator")
    given = said(cast, awa_mailboxes="mine@example.org")
    cast.awa.addresses.update(verified_at=None)
    Browser(cast.bakary).send("roll_call", cast.team.pk, **given)
    assert [address.value for address in cast.awa.addresses.all()] == ["awa@example.org"]


def test_a_lead_gives_no_address_to_whoever_is_new_in_another_team_too(cast: make.Cast) -> None:
    make.member(cast.awa, cast.other_team, "lead", starts=date(2027, 1, 1))
    given = said(cast, awa_mailboxes="mine@example.org")
    cast.awa.addresses.update(verified_at=None)
    Browser(cast.bakary).send("roll_call", cast.team.pk, **given)
    assert [address.value for address in cast.awa.addresses.all()] == ["awa@example.org"]


def test_a_lead_corrects_the_numbers_of_whoever_is_new_in_the_team_alone(cast: make.Cast) -> None:
    given = said(cast, awa_mailboxes="awa.diallo@example.org")
    cast.awa.addresses.update(verified_at=None)
    Browser(cast.bakary).send("roll_call", cast.team.pk, **given)
    assert [address.value for address in cast.awa.addresses.all()] == ["awa.diallo@example.org"]


def test_what_was_added_since_the_page_was_opened_is_not_struck_out(cast: make.Cast) -> None:
    browser = Browser(cast.bakary)
    page = browser.read("roll_call", cast.team.pk)
    post = cast.awa.memberships.get()
    assert f'name="p{post.pk}-seen" value="awa@example.org"' in page
    given = said(cast, awa_mailboxes="new@example.org", awa_seen="awa@example.org")
    add_address(cast.awa, "email", "own@example.org", by=make.actor(cast.awa))
    browser.send("roll_call", cast.team.pk, **given)
    in_use = cast.awa.addresses.filter(stopped_at=None).values_list("value", flat=True)
    assert sorted(in_use) == ["new@example.org", "own@example.org"]


def test_nobody_confirms_for_another_team(cast: make.Cast) -> None:
    assert Browser(cast.jeanne).post("roll_call", cast.team.pk).status_code == 403
    assert Browser(cast.awa).get("roll_call", cast.team.pk).status_code == 403
    assert Browser(cast.issa).post("roll_call", cast.team.pk).status_code == 404


def test_every_team_is_called(cast: make.Cast) -> None:
    browser = Browser(cast.daouda)
    assert "Ask every team" in browser.read("call_roll")
    browser.send("call_roll")
    page = browser.read("call_roll")
    assert "4 teams were asked." in page
    assert "4 teams have not answered" in page


def test_the_list_says_how_many_teams_it_does_not_name(
    cast: make.Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roll_calls, "MOST_NAMED", 3)
    browser = Browser(cast.daouda)
    browser.send("call_roll")
    assert "and 1 more" in browser.read("call_roll")


def test_a_lead_is_asked_on_the_first_page(cast: make.Cast) -> None:
    call_roll(cast.network, by=BY)
    browser = Browser(cast.bakary, language="fr")
    assert "Confirmez qui est dans l’équipe Koubia" in browser.client.get("/").content.decode()
