"""districtteam name-administrator: for a network whose only administrator is gone."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtteam.access.actions.one_click import one_click_link
from districtteam.people import actions as people
from districtteam.people.errors import PeopleError
from districtteam.people.models import Address, Network, Person
from districtteam.people.phones import read_address
from districtteam.people.queries import holders_of
from districtteam.people.roles import Role
from districtteam.trail.actor import Actor, system


class Command(BaseCommand):
    help = str(
        gettext_lazy(
            "Name one more administrator of a network, such as when the only one has died or "
            "cannot be reached; prints a link that signs them in, once."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--network", required=True, help=_("the network’s short name"))
        parser.add_argument("--name", required=True, help=_("name of the new administrator"))
        parser.add_argument("--email", required=True, help=_("their e-mail address"))

    def handle(self, *_args: Any, **options: Any) -> None:
        network = Network.objects.filter(slug=options["network"]).first()
        if network is None:
            known = ", ".join(Network.objects.values_list("slug", flat=True))
            raise CommandError(
                _("No network is called “%(slug)s”. There are: %(known)s")
                % {"slug": options["network"], "known": known or "–"}
            )
        by = system(timezone.now(), channel="command")
        try:
            link = name(network, options["name"], options["email"], by)
        except PeopleError as error:
            raise CommandError(error.message) from error
        self.stdout.write(_("Open this link within the hour; it works once:"))
        self.stdout.write(f"  {link}")


def name(network: Network, called: str, mailbox: str, by: Actor) -> str:
    """Somebody who is on the network's list with this mailbox, or somebody new; their link."""
    value = read_address(Address.EMAIL, mailbox, network.country)
    with transaction.atomic():
        known = holders_of(Address.EMAIL, value, network).filter(name__iexact=called.strip())
        person = known.first() or _newcomer(network, called, value, by)
        people.appoint(person, network, Role.ADMINISTRATOR, by=by)
        return one_click_link(person, by=by)


def _newcomer(network: Network, called: str, mailbox: str, by: Actor) -> Person:
    person = people.enrol_person(network, called, by=by)
    people.add_address(person, Address.EMAIL, mailbox, by=by)
    return person
