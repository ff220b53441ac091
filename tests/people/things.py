"""Things of the cast's own network for the addresses of this room (tests/house/objects.py)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from districtteam.people.actions import (
    add_address,
    add_letter,
    close_team,
    form_team,
    import_people,
    read_people,
    record_mandate,
)
from districtteam.people.letters import Letter
from districtteam.people.models import Address, Mandate, PeopleImport, Team
from tests import make

BY = make.actor()
Builder = Callable[[make.Cast], dict[str, Any]]
LIST = "Nom;District;Téléphone\nMory Kaba;Koubia;622 11 22 33\nSéré Bah;Koubya;12\n"


def draft(cast: make.Cast) -> PeopleImport:
    """One list that waits, the same each time it is asked for."""
    waiting = cast.network.people_imports.filter(taken_at=None).first()
    return waiting or read_people(cast.network, LIST, file_name="liste.csv", by=BY)


def taken(cast: make.Cast) -> PeopleImport:
    done = cast.network.people_imports.exclude(taken_at=None).first()
    return done or import_people(draft(cast), by=BY)


def lettered(cast: make.Cast) -> Mandate:
    return add_letter(mandate(cast), Letter("application/pdf", b"%PDF-1.4"), by=make.actor())


def mandate(cast: make.Cast) -> Mandate:
    given = {"starts": make.TODAY, "by": BY}
    recorded = cast.network.mandates.first()
    return recorded or record_mandate(cast.network, "Ministère", "ministry", **given)


def closed_team(cast: make.Cast) -> Team:
    """A team that was closed; Koubia's must stay open for the other pages."""
    closed = cast.network.teams.exclude(closed=None).first()
    made = closed or form_team(cast.network, "Tougué", by=BY)
    return closed or close_team(made, make.TODAY - timedelta(days=1), by=BY)


def number(cast: make.Cast) -> Address:
    held = cast.awa.addresses.filter(kind=Address.PHONE).first()
    return held or add_address(cast.awa, "phone", "622 11 22 33", by=BY)


def team(cast: make.Cast) -> dict[str, Any]:
    return {"pk": cast.team.pk}


def person(cast: make.Cast) -> dict[str, Any]:
    return {"pk": cast.awa.pk}


def post(cast: make.Cast) -> dict[str, Any]:
    return {"pk": cast.awa.memberships.get().pk}


def address(cast: make.Cast) -> dict[str, Any]:
    return {"pk": cast.awa.addresses.first().pk}


THINGS: dict[str, Builder] = {
    "people:team": team,
    "people:amend_team": team,
    "people:close_team": team,
    "people:reopen_team": lambda cast: {"pk": closed_team(cast).pk},
    "people:acting_lead": team,
    "people:roll_call": team,
    "people:enrol_member": team,
    "people:person": person,
    "people:amend_person": person,
    "people:appoint": person,
    "people:add_address": person,
    "people:erase_person": person,
    "people:remove_address": address,
    "people:share_address": lambda cast: {"pk": number(cast).pk},
    "people:amend_post": post,
    "people:end_membership": post,
    "people:transfer": post,
    "people:end_mandate": lambda cast: {"pk": mandate(cast).pk},
    "people:add_letter": lambda cast: {"pk": mandate(cast).pk},
    "people:letter": lambda cast: {"pk": lettered(cast).pk},
    "people:people_import": lambda cast: {"pk": draft(cast).pk},
    "people:drop_import": lambda cast: {"pk": draft(cast).pk},
    "people:undo_import": lambda cast: {"pk": taken(cast).pk},
    "people:import_faults": lambda cast: {"pk": draft(cast).pk},
    "people:verify_my_address": address,
    "people:remove_my_address": address,
    "people:resume_my_address": address,
    "people:show_my_address": address,
    "people:my_export": lambda _cast: {"kind": "json"},
}
