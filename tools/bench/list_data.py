"""A network of so many teams, and the request of somebody who leads one of them."""

from typing import Any

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.core.wsgi import get_wsgi_application
from django.test import Client

from districtteam.people.roles import Role
from tests import make


def made(rows: int) -> tuple[Any, dict[str, Any]]:
    """The application, and the environment of a request without its path."""
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    network = make.network()
    leads = [lead_of(network, number) for number in range(rows)]
    client = Client()
    client.force_login(leads[0])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    return get_wsgi_application(), environ(f"{settings.SESSION_COOKIE_NAME}={session}")


def lead_of(network: Any, number: int) -> Any:
    """A team with a lead and two members; its lead."""
    team = make.team(network, f"District sanitaire {number}")
    for member in range(2):
        make.member(make.person(f"Membre {number}-{member}", language="fr"), team)
    lead = make.person(f"Médecin-chef {number}", language="fr")
    make.member(lead, team, Role.LEAD)
    return lead


def environ(cookie: str) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": "GET",
        "SERVER_NAME": "127.0.0.1",
        "SERVER_PORT": "8000",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.errors": None,
        "HTTP_COOKIE": cookie,
        "HTTP_ACCEPT_LANGUAGE": "fr",
    }
