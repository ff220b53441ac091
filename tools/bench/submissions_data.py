"""A closing day: so many teams, each with a whole draft of one questionnaire and a lead signed in.

    python -m tools.bench.submissions_data 200

Prints one object of JSON for each team, a line each: the address of its page of confirmation, the
session of its lead, and the lead's number. The questionnaire is the starter topic on malaria, some
twenty questions, answered whole by the real actions once and copied for every team.
"""

import json
import os
import sys
from copy import copy
from datetime import datetime, timedelta
from importlib import import_module

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
django.setup()

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.core.management import call_command
from django.utils import timezone

from districtteam.access.sessions import DAY, note_proof
from districtteam.people.models import Membership, Network, Person, Team
from districtteam.questionnaires import actions
from districtteam.questionnaires.models import Field, Sheet, Version
from districtteam.questionnaires.texts import text_of
from districtteam.trail.actor import Actor
from districtteam.ui.components import path
from tests import make

NOW = timezone.now()
TOPIC = "05_malaria"
ANSWERS = {
    "season": "jul",
    "smc": "4",
    "smc_coverage": "87",
    "nets_on": "2025-05-12",
    "suspected": "1240",
    "tested": "1180",
    "why_untested": "no_rdt workload",
    "treated_negative_of": "20",
    "treated_negative": "3",
    "rdt_out": "yes",
    "rdt_days": "12",
    "severe": "64",
    "workers_of": "80",
    "workers": "71",
    "chart": "yes",
    "practice": "Les agents rendent leurs carnets chaque vendredi au chef de poste.",
    "confidence": "4",
    "source": "register",
    "trick": "Un carnet par village, relu ensemble à la réunion mensuelle.",
    "obstacle": "transport",
    "help_wanted": "yes",
    "help_what": "Tenir la courbe de seuil dans les petits postes.",
    "help_offered": "no",
    "help_give": "",
}


def main(teams: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    network = make.network("bench")
    version = published(network)
    sheets = [sheet_of(network, version, number) for number in range(teams)]
    fill(sheets)
    for sheet in sheets:
        lead = Person.objects.get(memberships__team=sheet.team)
        confirm = path("questionnaires:confirm", sheet.pk)
        print(json.dumps([confirm, session_of(lead), lead.pk]))


def published(network: Network) -> Version:
    by = make.actor(at=NOW)
    version = actions.start_from_topic(network, TOPIC, by=by)
    return actions.publish_version(version, by=by)


def sheet_of(network: Network, version: Version, number: int) -> Sheet:
    """A team of its own with its lead, and its open sheet."""
    team = Team.objects.create(network=network, name=f"District {number}")
    lead = make.person(f"Médecin-chef {number}", language="fr")
    Membership.objects.create(
        person=lead, network=network, team=team, role="lead", starts=make.TODAY
    )
    days = {"opened_at": NOW, "opens_at": NOW, "due_at": end(), "closes_at": end()}
    return Sheet.objects.create(version=version, team=team, subject="cycle:0", **days)


def end() -> datetime:
    return NOW + timedelta(days=30)


def fill(sheets: list[Sheet]) -> None:
    """One by the real action, the others with the same rows."""
    first = sheets[0]
    by = Actor(Person.objects.get(memberships__team=first.team), NOW)
    for section in text_of(first.version).sections:
        paths = [item.path for item in section.items]
        values = {path: ANSWERS[path.rpartition("/")[2]] for path in paths}
        saved = actions.save_section(first, section.key, values, by=by)
        assert saved.is_whole, saved
    first.refresh_from_db()
    Sheet.objects.update(revision=first.revision, answered=first.answered, asked=first.asked)
    rows = list(first.fields.all())
    Field.objects.bulk_create(copy_of(row, sheet) for sheet in sheets[1:] for row in rows)


def copy_of(row: Field, sheet: Sheet) -> Field:
    made = copy(row)
    made.pk, made.sheet = None, sheet
    return made


def session_of(lead: Person) -> str:
    """A device on which the lead gave a code a moment ago."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(lead.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = lead.get_session_auth_hash()
    session[DAY] = NOW.date().isoformat()
    note_proof(session, lead.pk, NOW)
    session.create()
    return str(session.session_key)


if __name__ == "__main__":
    main(int(sys.argv[1]))
