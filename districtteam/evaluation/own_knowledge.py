"""This room's part of "what the system knows of me"."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from districtteam.people.knowledge import Fact
from districtteam.people.models import Person


def facts_of_person(person: Person) -> Iterator[Fact]:
    """Internet credit that the person was given."""
    for credit in person.credits.standing().select_related("cycle__network", "team"):
        yield Fact(_("Internet credit"), f"{credit}, {credit.cycle}", credit.at)
