"""districtteam init: the first network of an installation and its first administrator."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from districtteam.access.actions.one_click import one_click_link
from districtteam.people import actions as people
from districtteam.people.errors import PeopleError
from districtteam.people.models import Address, Network, Person
from districtteam.people.queries import holders_of
from districtteam.people.roles import Role
from districtteam.trail.actor import Actor, system

# option, what is asked for at a terminal, what stands when nothing is said
QUESTIONS = (
    ("network", "Name of the country or programme", ""),
    ("country", "Code of the country, two letters (BJ, GN…)", ""),
    ("languages", "Languages people write in, the first one being the usual", "fr"),
    ("time-zone", "Time zone", "UTC"),
    ("name", "Your name", ""),
    ("email", "Your e-mail address", ""),
)


class Command(BaseCommand):
    help = "Start a network and its first administrator; prints a link that signs them in, once."

    def add_arguments(self, parser: ArgumentParser) -> None:
        for option, question, usual in QUESTIONS:
            parser.add_argument(f"--{option}", help=f"{question} [{usual}]" if usual else question)
        parser.add_argument("--another", action="store_true", help="beside a network that is there")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  (Django's signature)
        call_command("migrate", verbosity=0, interactive=False)
        if Network.objects.exists() and not options["another"]:
            raise CommandError("There is a network already. Add --another for one more.")
        given = {option: self.asked(option, options) for option, _words, _usual in QUESTIONS}
        try:
            link = begin(given, system(timezone.now(), channel="command"))
        except PeopleError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"\n{given['network']} is there. Open this link within the hour:\n")
        self.stdout.write(f"  {link}\n")
        self.stdout.write("\nIt works once. Afterwards, sign in by e-mail.")
        self.stdout.write(f"Not serving yet? districtteam serve, at {settings.SITE_URL}")

    def asked(self, option: str, options: dict[str, Any]) -> str:
        """The option, or what is typed at the terminal; a script must give every option."""
        usual = next(usual for name, _question, usual in QUESTIONS if name == option)
        question = next(question for name, question, _usual in QUESTIONS if name == option)
        answer = options[option.replace("-", "_")] or ""
        while not answer and sys.stdin.isatty():
            answer = input(f"{question}{f' [{usual}]' if usual else ''}: ").strip() or usual
        if not (answer or usual):
            raise CommandError(f"Give --{option}: {question[0].lower()}{question[1:]}.")
        return str(answer or usual)


def _known(given: dict[str, str]) -> Person | None:
    """Whoever begins a second network is not a second person."""
    held = holders_of(Address.EMAIL, given["email"].strip().lower())
    return held.filter(name__iexact=given["name"].strip()).first()


def begin(given: dict[str, str], by: Actor) -> str:
    """The network, its administrator, and a link that signs them in."""
    languages = given["languages"].replace(",", " ").split()
    with transaction.atomic():
        network = people.found_network(
            slugify(given["network"])[:40] or "network",
            given["network"],
            given["country"],
            languages=languages,
            time_zone=given["time-zone"],
            by=by,
        )
        person = _known(given) or people.enrol_person(network, given["name"], by=by)
        if not person.addresses.exists():
            people.add_address(person, Address.EMAIL, given["email"], by=by)
        people.appoint(person, network, Role.ADMINISTRATOR, by=by)
        return one_click_link(person, by=by)
