"""The code from a message: once, soon, and not by guessing."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from districtteam.access.models import Key
from tests import make
from tests.access.door import AWA, ask, enter, letters, reader


def test_the_code_from_the_message_signs_in(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    [letter] = letters()
    assert letter.to == AWA
    assert letter.code not in letter.subject
    answer = client.post(page, {"code": letter.code, "phone": "own"})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert reader(client) == cast.awa


def test_a_code_works_once_and_ends_its_link(client: Client, cast: make.Cast) -> None:
    enter(client)
    [letter] = letters()
    thief = Client()
    thief.post(f"/code/{Key.objects.get().uid}", {"code": letter.code, "phone": "own"})
    assert thief.get(letter.path).status_code == 410
    assert reader(thief) is None


def test_a_code_gives_way_after_five_tries(client: Client, cast: make.Cast) -> None:
    page = ask(client)
    [letter] = letters()
    wrong = f"{(int(letter.code) + 1) % 1_000_000:06d}"
    for _ in range(5):
        assert "not the code" in client.post(page, {"code": wrong, "phone": "own"}).content.decode()
    spent = client.post(page, {"code": letter.code, "phone": "own"}).content.decode()
    assert "no longer works" in spent
    assert reader(client) is None
    client.post(letter.path, {"phone": "own"})
    assert reader(client) == cast.awa  # guessing somebody's code never shuts them out


def test_guessing_over_many_keys_is_slowed_and_the_link_still_works(
    client: Client, cast: make.Cast
) -> None:
    now = timezone.now()
    for minutes in range(4):
        made = now - timedelta(minutes=20 + minutes)
        Key.objects.create(
            purpose=Key.SIGN_IN,
            kind="email",
            address=AWA,
            tries=5,
            language="en",
            link_digest=f"{minutes}",
            made_at=made,
            code_until=made,
            link_until=made,
        )
    page = ask(client)
    letter = letters()[-1]
    answer = client.post(page, {"code": letter.code, "phone": "own"})
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) <= 60 * 60
    assert "The link in the newest message still works." in answer.content.decode()
    client.post(letter.path, {"phone": "own"})
    assert reader(client) == cast.awa


def test_a_code_ends_after_ten_minutes_and_a_link_after_thirty(
    client: Client, cast: make.Cast
) -> None:
    page = ask(client)
    [letter] = letters()
    then = timezone.now() - timedelta(seconds=1)
    Key.objects.update(code_until=then)
    assert "no longer" in client.post(page, {"code": letter.code, "phone": "own"}).content.decode()
    assert client.get(letter.path).status_code == 200
    Key.objects.update(link_until=then)
    assert client.get(letter.path).status_code == 410
    assert client.post(letter.path, {"phone": "own"}).status_code == 410
