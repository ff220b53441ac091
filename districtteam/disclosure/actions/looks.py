from collections.abc import Collection, Iterable

from django.db import transaction

from districtteam.disclosure.errors import PurposeMissing
from districtteam.disclosure.models import Look, Purpose
from districtteam.disclosure.released import Released, logged
from districtteam.people.models import Network
from districtteam.trail.actor import Actor


def look(
    released: Iterable[Released], *, purpose: str, institution: str, subject: str, by: Actor
) -> list[Released]:
    """Write down whose named figures somebody is about to read, and open them to be read.

    Nothing is written when no figure is privileged. The row is its own trace: the districts read
    it on the page of looks. One statement, however many districts.
    """
    taken = list(released)
    teams = {team for one in taken for team in one.privileged}
    if not teams:
        return taken
    write_look(teams, purpose=purpose, institution=institution, subject=subject, by=by)
    return [logged(one) for one in taken]


def write_look(
    teams: Collection[int], *, purpose: str, institution: str, subject: str, by: Actor
) -> None:
    """The row alone, for what was released and drawn before; nothing for no team.

    Raises PurposeMissing.
    """
    if not teams:
        return
    if purpose not in Purpose.values:
        raise PurposeMissing
    day = Network.objects.filter(teams=min(teams)).get().day_at(by.at)
    with transaction.atomic():
        Look.objects.bulk_create(
            [
                Look(
                    person=by.person,
                    institution=institution[:200],
                    team_id=team,
                    purpose=purpose,
                    subject=subject,
                    day=day,
                    at=by.at,
                )
                for team in sorted(teams)
            ],
            ignore_conflicts=True,
        )
