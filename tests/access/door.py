"""Going through the door in tests: asking, reading the message, coming in."""

import re
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from districtteam.access.actions.keys import answer_key
from districtteam.access.models import Key
from districtteam.messaging.models import Message

AWA = "awa@example.org"


@dataclass
class Letter:
    """What the person finds in their mailbox."""

    to: str
    subject: str
    text: str

    @property
    def code(self) -> str:
        return re.search(r"^\d{6}$", self.text, re.MULTILINE)[0]

    @property
    def path(self) -> str:
        return re.search(r"https://testserver(/\S+)", self.text)[1]


def letters() -> list[Letter]:
    """Every message so far, after the worker has done what is asked of it."""
    for pk in Key.objects.filter(link_digest="", code_digest="").values_list("pk", flat=True):
        answer_key.func(pk)
    return [
        Letter(message.deliveries.get().address, message.subject, message.text)
        for message in Message.objects.order_by("pk").prefetch_related("deliveries")
    ]


def ask(client: Client, address: str = AWA, **more: str) -> str:
    """Ask for a message; the address of the page that takes the code."""
    answer = client.post(reverse("access:sign_in"), {"address": address, **more})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"]


def enter(client: Client, address: str = AWA, phone: str = "own", **more: str):
    """Sign in by code; the last answer."""
    page = ask(client, address, **more)
    return client.post(page, {"code": letters()[-1].code, "phone": phone})


def reader(client: Client):
    """The person as whom the site knows this browser, or None."""
    return client.get("/").wsgi_request.here.person
