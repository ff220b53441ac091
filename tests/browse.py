"""Opening the pages of a room as one of the cast."""

from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from districtteam.people.models import Person
from tests.house.visits import sign_in


class Browser:
    """Somebody's browser; `fresh` when they have just given a code, as binding acts ask for.

    A room says whose pages it opens: `class Browser(browse.Browser): room = "people"`.
    """

    room: str

    def __init__(self, person: Person, *, language: str = "en", fresh: bool = True) -> None:
        Person.objects.filter(pk=person.pk).update(language=language)
        self.client = Client()
        sign_in(self.client, person, fresh=fresh)

    def get(self, name: str, /, *args: Any, **query: str) -> HttpResponse:
        return self.client.get(reverse(f"{self.room}:{name}", args=args), query)

    def post(self, name: str, /, *args: Any, **given: Any) -> HttpResponse:
        return self.client.post(reverse(f"{self.room}:{name}", args=args), given)

    def read(self, name: str, /, *args: Any, **query: str) -> str:
        answer = self.get(name, *args, **query)
        assert answer.status_code == 200, answer.status_code
        return answer.content.decode()

    def send(self, name: str, /, *args: Any, **given: Any) -> str:
        """Post something that is accepted; the page one lands on."""
        answer = self.post(name, *args, **given)
        assert answer.status_code == 302, answer.content.decode()
        return str(answer["Location"])

    def refused(self, name: str, /, *args: Any, **given: Any) -> str:
        """Post something that is not accepted; the page with the reason."""
        answer = self.post(name, *args, **given)
        assert answer.status_code == 422, answer.status_code
        return answer.content.decode()
