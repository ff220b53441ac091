import pytest
from django.test import Client

from districtteam.messaging.actions import send_again
from districtteam.messaging.errors import CannotSendAgain
from districtteam.messaging.models import Delivery
from districtteam.people.models import Membership
from districtteam.trail.models import Entry
from tests import make

from .make_messages import message


def outbox(client: Client, cast: make.Cast, query: str = "", language: str = "en") -> str:
    client.force_login(cast.hawa)
    answer = client.get(f"/messages/{query}", headers={"accept-language": language})
    assert answer.status_code == 200
    return answer.text


def test_an_administrator_sees_how_far_a_message_came_but_not_its_text(
    client: Client, cast: make.Cast
) -> None:
    message(cast.awa, subject="Your answers", text="The figures of Koubia")
    page = outbox(client, cast)
    assert "Awa" in page
    assert "Your answers" in page
    assert "waiting" in page
    assert ">2\u00a0Nov\u00a02026, 09:00<" in page
    assert "The figures of Koubia" not in page
    assert "awa@example.org" not in page


def test_the_page_speaks_french(client: Client, cast: make.Cast) -> None:
    cast.hawa.language = "fr"
    cast.hawa.save()
    message(cast.awa)
    page = outbox(client, cast, language="fr")
    assert "Ce que la plateforme a dit" in page
    assert "en attente" in page


def test_why_it_failed_is_said_in_french_and_a_server_is_quoted(
    client: Client, cast: make.Cast
) -> None:
    cast.hawa.language = "fr"
    cast.hawa.save()
    message(cast.awa)
    for problem, words in (
        ("It expired before it could be sent.", "Il a expiré avant d’avoir pu être envoyé."),
        ("550 <b>no</b> 100% mailbox", "550 &lt;b&gt;no&lt;/b&gt; 100% mailbox"),
    ):
        Delivery.objects.update(state="failed", problem=problem)
        assert words in outbox(client, cast, language="fr")


def test_it_can_be_narrowed_to_one_state(client: Client, cast: make.Cast) -> None:
    message(cast.awa, "test:1", subject="First")
    message(cast.bakary, "test:2", subject="Second")
    Delivery.objects.filter(message__subject="Second").update(state="failed", problem="550 no")
    page = outbox(client, cast, "?state=failed")
    assert "Second" in page
    assert "550 no" in page
    assert "First" not in page
    assert "First" in outbox(client, cast, "?state=nonsense")


def test_somebody_out_of_reach_is_shown(client: Client, cast: make.Cast) -> None:
    cast.awa.addresses.all().delete()
    message(cast.awa)
    assert "no address to reach them" in outbox(client, cast)


def test_another_country_is_not_shown(client: Client, cast: make.Cast) -> None:
    message(cast.issa, subject="For Porga")
    assert "For Porga" not in outbox(client, cast)


def test_the_subject_of_somebody_who_works_in_two_countries_is_not_shown(
    client: Client, cast: make.Cast
) -> None:
    abroad = Membership.objects.get(person=cast.issa).network
    make.member(cast.awa, abroad, "expert")
    message(cast.awa, subject="About Porga")
    page = outbox(client, cast)
    assert "Awa" in page
    assert "About Porga" not in page


@pytest.mark.parametrize("part", ["awa", "daouda", "issa"])
def test_others_may_not_open_it(client: Client, cast: make.Cast, part: str) -> None:
    client.force_login(getattr(cast, part))
    assert client.get("/messages/").status_code == 403


# Sending again


def failed(cast: make.Cast, **fields: object) -> Delivery:
    delivery = message(cast.awa, **fields).deliveries.get()
    Delivery.objects.update(state="failed", tries=5, problem="550 no")
    return delivery


def test_what_failed_is_sent_again(client: Client, cast: make.Cast) -> None:
    delivery = failed(cast)
    client.force_login(cast.hawa)
    answer = client.post(f"/messages/{delivery.pk}/again", follow=True)
    assert "The message is on its way again." in answer.text
    delivery.refresh_from_db()
    assert (delivery.state, delivery.tries, delivery.problem) == ("planned", 0, "")
    entry = Entry.objects.get(deed="messaging.send_again")
    assert entry.by == cast.hawa
    assert [it.label for it in entry.mentions.all()] == ["Awa"]


@pytest.mark.parametrize("state", ["planned", "sent"])
def test_what_did_not_fail_is_not(client: Client, cast: make.Cast, state: str) -> None:
    delivery = failed(cast)
    Delivery.objects.update(state=state)
    client.force_login(cast.hawa)
    answer = client.post(f"/messages/{delivery.pk}/again", follow=True)
    assert "cannot be sent again" in answer.text
    delivery.refresh_from_db()
    assert delivery.state == state


def test_a_link_that_is_gone_is_not(cast: make.Cast) -> None:
    delivery = failed(cast, secret_until=make.NOW)
    with pytest.raises(CannotSendAgain) as refusal:
        send_again(delivery, by=make.actor(cast.hawa))
    assert refusal.value.code == "messaging.cannot_send_again"


def test_another_countrys_message_is_not_found(client: Client, cast: make.Cast) -> None:
    delivery = message(cast.issa).deliveries.get()
    client.force_login(cast.hawa)
    assert client.post(f"/messages/{delivery.pk}/again").status_code == 404
