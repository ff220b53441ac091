"""Sierra Leone's tree of places and routine values as a network with thirteen district teams."""

import csv
import io
from dataclasses import dataclass, field
from pathlib import Path

from districtteam.indicators.actions import read_values, take_values
from districtteam.people.models import Network, Person, Team
from districtteam.people.roles import Role, TeamKind
from districtteam.places.actions import import_places
from districtteam.places.models import Place
from districtteam.places.planning import plan_file
from tests import make

BY = make.actor()


@dataclass
class Salone:
    """Who takes part. leads, members: by the name of their district."""

    network: Network
    facilitator: Person
    national: Person
    region: Person
    teams: dict[str, Team] = field(default_factory=dict)
    leads: dict[str, Person] = field(default_factory=dict)
    members: dict[str, Person] = field(default_factory=dict)


def settle(data: Path) -> Salone:
    """The country, its thirteen districts each with a lead and a member, and who is above."""
    network = make.network(
        "salone",
        name="Sierra Leone",
        country="SL",
        place_source="sl",
        languages=["en", "fr"],
        time_zone="Africa/Freetown",
    )
    path = data / "sierra-leone" / "organisationUnits.json"
    import_places(plan_file("sl", path.read_bytes(), path.name), by=BY)
    text = numbers_only((data / "sierra-leone" / "analytics" / "values_long.csv").read_bytes())
    take_values(read_values(network, text, file_name="values_long.csv", by=BY), by=BY)
    country = Place.objects.of("sl").get(level=1)
    ministry = make.team(network, "Ministry of Health", country, kind=TeamKind.NATIONAL)
    above = make.team(network, "Regional office", country, kind=TeamKind.REGION)
    found = Salone(network, *(make.person(n, email=f"{n}@example.org") for n in ("f", "n", "r")))
    make.member(found.facilitator, network, Role.FACILITATOR)
    make.member(found.national, ministry, Role.LEAD)
    make.member(found.region, above)
    for place in Place.objects.of("sl").filter(level=2).order_by("name"):
        _people(found, place)
    return found


def _people(found: Salone, place: Place) -> None:
    team = make.team(found.network, place.name, place)
    lead = make.person(f"Dr {place.name}", email=f"lead{place.pk}@example.org")
    member = make.person(f"Nurse {place.name}", email=f"nurse{place.pk}@example.org")
    make.member(lead, team, Role.LEAD)
    make.member(member, team)
    found.teams[place.name] = team
    found.leads[place.name], found.members[place.name] = lead, member


def numbers_only(text: bytes) -> bytes:
    """The values without the five lines that hold a text, as somebody would correct the file."""
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys())
    writer.writeheader()
    writer.writerows(row for row in rows if row["value"][:1] in "-0123456789")
    return out.getvalue().encode()
