"""Inviting people to their posts: the message, the page, the list."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from districtteam.access import tasks
from districtteam.access.actions.invitations import accept_invitation, invite
from districtteam.access.errors import NoAddressError
from districtteam.access.models import Invitation
from districtteam.access.queries import never_invited
from districtteam.people.actions import erase_person
from districtteam.people.models import Address, Mandate, Membership
from districtteam.people.roles import Role
from districtteam.trail.models import Entry
from tests import make
from tests.access.door import enter, letters, reader

LETTER = "https://testserver/invitation/"


@pytest.fixture
def post(cast: make.Cast) -> Membership:
    """Koumba's, who has never been here; her mailbox is not proved."""
    koumba = make.person("Koumba", language="en")
    Address.objects.create(person=koumba, kind="email", value="koumba@example.org")
    return make.member(koumba, cast.team, post="Head nurse")


def invited(membership: Membership, by, **more) -> str:
    """Invite; the path of the link in the newest message."""
    invite(membership, by=make.actor(by, at=timezone.now(), **more))
    return letters()[-1].path


def test_the_letter_names_who_invites_to_what(cast: make.Cast, post: Membership) -> None:
    Mandate.objects.create(
        network=cast.network,
        authority="Ministry of Health",
        kind="ministry",
        reference="No. 17/2026",
        starts=date(2026, 1, 1),
    )
    invited(post, cast.daouda)
    [letter] = letters()
    assert letter.to == "koumba@example.org"
    assert letter.subject == "Daouda invites you to District.Team"
    for words in ("Kadou", "Head nurse, Koubia", "Ministry of Health (No. 17/2026)", LETTER):
        assert words in letter.text


def test_the_name_of_whoever_invited_goes_when_they_are_forgotten(
    cast: make.Cast, post: Membership
) -> None:
    invited(post, cast.daouda)
    erase_person(cast.daouda, by=make.actor(cast.daouda))
    assert [message.subject for message in post.person.messages.all()] == ["District.Team"]


def test_a_missing_mandate_is_not_mentioned(cast: make.Cast, post: Membership) -> None:
    path = invited(post, cast.daouda)
    assert "mandate" not in letters()[0].text.lower()
    assert "Mandated" not in Client().get(path).content.decode()


def test_accepting_signs_in_and_proves_the_address(cast: make.Cast, post: Membership) -> None:
    path = invited(post, cast.daouda)
    phone = Client()
    page = phone.get(path).content.decode()
    assert "Daouda invites you to take part in Kadou." in page
    assert phone.head(path).status_code == 200
    assert reader(phone) is None
    answer = phone.post(path, {"phone": "own"})
    assert answer["Location"] == "/"
    assert reader(phone) == post.person
    assert Address.objects.get(person=post.person).verified_at
    again = Client().post(path, {"phone": "own"})
    assert again.status_code == 410
    assert "accepted already" in again.content.decode()


def test_declining_is_seen_by_those_who_invite(cast: make.Cast, post: Membership) -> None:
    path = invited(post, cast.daouda)
    page = Client().post(f"{path}/decline")
    assert "The invitation is declined" in page.content.decode()
    assert Client().post(path, {"phone": "own"}).status_code == 410
    client = Client()
    client.force_login(cast.daouda)
    assert "declined" in client.get("/invitations").content.decode()
    assert Entry.objects.get(deed="access.declined_invitation").by == post.person


def test_the_same_link_goes_out_again_and_another_to_another_address(
    cast: make.Cast, post: Membership
) -> None:
    first = invited(post, cast.daouda)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1))
    assert Client().get(first).status_code == 410
    assert invited(post, cast.daouda) == first
    assert Client().get(first).status_code == 200
    assert Invitation.objects.get().times == 2
    Address.objects.filter(person=post.person).update(value="koumba.b@example.org")
    second = invited(post, cast.daouda)
    assert second != first
    assert Client().get(first).status_code == 410


def test_whoever_left_or_is_inactive_cannot_accept(cast: make.Cast, post: Membership) -> None:
    path = invited(post, cast.daouda)
    Membership.objects.filter(pk=post.pk).update(ends=timezone.now().date())
    assert Client().post(path, {"phone": "own"}).status_code == 410
    Membership.objects.filter(pk=post.pk).update(ends=None)
    post.person.is_active = False
    post.person.save()
    assert Client().get(path).status_code == 410


def test_a_letter_to_a_mistyped_mailbox_opens_nothing_once_the_person_came_in_by_another(
    cast: make.Cast, post: Membership
) -> None:
    path = invited(post, cast.daouda)
    Address.objects.create(person=post.person, kind="email", value="k.camara@example.org")
    assert Client().get(path).status_code == 200
    enter(Client(), "k.camara@example.org")
    thief = Client()
    assert thief.get(path).status_code == 410
    assert thief.post(path, {"phone": "own"}).status_code == 410
    assert thief.post(f"{path}/decline").status_code == 410
    assert reader(thief) is None


def test_somebody_without_address_cannot_be_invited(cast: make.Cast) -> None:
    silent = make.member(make.person("Sira"), cast.team)
    with pytest.raises(NoAddressError):
        invite(silent, by=make.actor(cast.daouda))
    phone_only = make.member(make.person("Tidiane", phone="+224620000001"), cast.team)
    with pytest.raises(NoAddressError):
        invite(phone_only, by=make.actor(cast.daouda))
    assert not Invitation.objects.exists()


def test_only_the_digest_is_kept(cast: make.Cast, post: Membership) -> None:
    token = invited(post, cast.daouda).rpartition("/")[2]
    assert token not in str(Invitation.objects.values().get())
    assert token not in str(Entry.objects.values())


def test_the_list_shows_who_has_not_come_in(cast: make.Cast, post: Membership) -> None:
    client = Client()
    client.force_login(cast.daouda)
    page = client.get("/invitations").content.decode()
    assert "Koumba" in page
    assert "Porga" not in page
    client.post(f"/invitations/{post.pk}/send")
    assert letters()[-1].to == "koumba@example.org"
    enter(Client(), "koumba@example.org")
    assert "Koumba" not in client.get("/invitations").content.decode()
    assert "has come in" in client.get("/invitations?show=all").content.decode()


def test_everybody_who_was_never_invited_is_invited_once(cast: make.Cast, post: Membership) -> None:
    client = Client()
    client.force_login(cast.hawa)
    assert client.post("/invitations/send")["Location"] == "/invitations"
    make.member(make.person("Sira"), cast.team)
    never = 9  # of Kadou's ten, Hawa has come in; Sira has no address
    assert tasks.invite_everybody.func(cast.network.pk, cast.hawa.pk) == never
    assert tasks.invite_everybody.func(cast.network.pk, cast.hawa.pk) == 0
    assert not Invitation.objects.filter(membership__person=cast.issa).exists()


def test_a_stranger_sends_nothing_for_us(cast: make.Cast, post: Membership) -> None:
    make.member(cast.issa, cast.issa.memberships.get().network, Role.ADMINISTRATOR)
    client = Client()
    client.force_login(cast.issa)
    assert client.post(f"/invitations/{post.pk}/send").status_code == 404
    assert "Koumba" not in client.get("/invitations?show=all").content.decode()


def test_an_invitation_in_french(cast: make.Cast, post: Membership) -> None:
    post.person.language = "fr"
    post.person.save()
    path = invited(post, cast.daouda)
    assert "Daouda vous invite sur District.Team" in [it.subject for it in letters()]
    page = Client().get(path, headers={"accept-language": "fr"}).content.decode()
    assert "Accepter et se connecter" in page


def test_somebody_who_accepted_is_no_longer_waited_for(client: Client, cast: make.Cast) -> None:
    """Whether or not a browser is still signed in."""
    invitation = invite(cast.awa.memberships.get(), by=make.actor(cast.daouda))
    client.force_login(cast.daouda)
    assert "Awa" in client.get("/invitations").content.decode()
    accept_invitation(invitation, by=make.actor(cast.awa))
    assert "Awa" not in client.get("/invitations").content.decode()
    assert "Awa" in client.get("/invitations?show=all").content.decode()


def test_whom_no_channel_reaches_is_not_counted_as_to_invite(
    client: Client, cast: make.Cast
) -> None:
    before = never_invited(cast.network, make.TODAY).count()
    unreached = make.person("Kadi", phone="+224620000009")
    make.member(unreached, cast.team)
    assert never_invited(cast.network, make.TODAY).count() == before


def test_whom_no_channel_reaches_is_offered_an_address_not_an_invitation(cast: make.Cast) -> None:
    silent = make.member(make.person("Sira"), cast.team)
    client = Client()
    client.force_login(cast.daouda)
    shown = client.get("/invitations").content.decode()
    assert "no address to write to" in shown
    assert (
        f'href="/people/persons/{silent.person_id}" aria-label="Add an address for Sira"' in shown
    )
    assert f"/invitations/{silent.pk}/send" not in shown
    # Counted are those whom a letter reaches, as the button writes to nobody else.
    assert "8 people with an address have not been invited yet." in shown


def test_somebody_is_found_by_name(client: Client, cast: make.Cast) -> None:
    client.force_login(cast.daouda)
    shown = client.get("/invitations?q=bak").content.decode()
    assert "Bakary" in shown
    assert "Celestine" not in shown
    assert "Nobody with a post has this name." in client.get("/invitations?q=zzz").content.decode()
    client.force_login(cast.awa)
    assert client.get("/invitations?q=bak").status_code == 403
