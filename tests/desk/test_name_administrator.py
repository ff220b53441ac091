"""`districtteam name-administrator`: the way back when the only administrator is gone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from districtteam.people.models import Person
from districtteam.people.roles import Role
from districtteam.trail.models import Entry
from tests import make


def named(**changes: str) -> str:
    given = {"network": "kadou", "name": "Zeinab Sow", "email": "zeinab@example.org", **changes}
    said = StringIO()
    call_command("name-administrator", **given, stdout=said)
    return said.getvalue()


def test_somebody_new_comes_in_as_administrator(cast: make.Cast, client: Client) -> None:
    link = next(word for word in named().split() if "/link/" in word).split("testserver")[1]
    client.post(link, {"phone": "own"})
    assert client.get("/setup").status_code == 200
    assert Client().post(link, {"phone": "own"}).status_code == 410
    zeinab = Person.objects.get(name="Zeinab Sow")
    assert zeinab.memberships.get().role == Role.ADMINISTRATOR
    assert set(Entry.objects.values_list("channel", flat=True)) >= {"command"}


def test_who_is_on_the_list_is_not_doubled(cast: make.Cast) -> None:
    named(name="daouda", email="Daouda@example.org")
    assert cast.daouda.memberships.filter(role=Role.ADMINISTRATOR).exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"network": "nowhere"}, "There are: kadou, palmeraie"),
        ({"email": "zeinab at example"}, "@"),
        ({"name": "  "}, "Enter a name"),
        ({"name": "Hawa", "email": "hawa@example.org"}, "already has this role"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(
    cast: make.Cast, wrong: dict[str, str], words: str
) -> None:
    before = Person.objects.count()
    with pytest.raises(CommandError, match=words):
        named(**wrong)
    assert Person.objects.count() == before
