"""Opening the pages of this room as one of the cast."""

import re
from typing import Any

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from districtteam.people.models import Person
from tests.house.visits import sign_in


class Browser:
    """Somebody's browser; `fresh` when they have just given a code."""

    def __init__(self, person: Person, *, language: str = "en", fresh: bool = True) -> None:
        Person.objects.filter(pk=person.pk).update(language=language)
        self.client = Client()
        self.been: list[str] = []
        sign_in(self.client, person, fresh=fresh)

    def get(self, name: str, /, *args: Any, **query: str) -> HttpResponse:
        return self.client.get(reverse(f"questionnaires:{name}", args=args), query)

    def post(self, name: str, /, *args: Any, given: dict[str, Any] | None = None) -> HttpResponse:
        return self.client.post(reverse(f"questionnaires:{name}", args=args), given or {})

    def read(self, name: str, /, *args: Any, **query: str) -> str:
        answer = self.get(name, *args, **query)
        assert answer.status_code == 200, answer.status_code
        return plain(answer)

    def send(self, name: str, /, *args: Any, given: dict[str, Any] | None = None) -> str:
        """Post something that is accepted; the page one lands on."""
        answer = self.post(name, *args, given=given)
        assert answer.status_code == 302, plain(answer)
        return str(answer["Location"])

    def refused(self, name: str, /, *args: Any, given: dict[str, Any] | None = None) -> str:
        answer = self.post(name, *args, given=given)
        assert answer.status_code == 422, answer.status_code
        return plain(answer)


def plain(answer: HttpResponse) -> str:
    """The page with plain blanks, as a test writes them."""
    return re.sub("[\u00a0\u202f]", " ", answer.content.decode()).replace("&#x27;", "'")
