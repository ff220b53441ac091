"""Opening a step for a large country: the time that one transaction holds the database.

    python -m tools.bench openings

774 teams of four: a cycle starts, and its third step opens, in a process of its own, on SQLite and,
where its programs are there, PostgreSQL. Beside it stands the second that a transaction may last.
What the worker writes afterwards, batch by batch, is measured by its longest batch.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tests import postgres
from tools.bench.figures import Ratio

TEAMS, EACH = 774, 4
ALLOWED = 1000  # ms
OPEN = """
import json, sys, time
from datetime import date, timedelta
import django
django.setup()
from django.utils import timezone
from districtteam.cycle.actions import leave_step, plan_cycle, start_cycle
from districtteam.cycle.step1_issue.actions import choose_issue, close_vote, propose
from districtteam.cycle.step2_questionnaire.actions import begin_from_topic
from districtteam.jobs.process import run_next_task
from districtteam.people.models import Address, Membership, Network, Person, Team
from districtteam.questionnaires.actions import publish_version
from districtteam.trail.actor import Actor
count, each, now, words = int(sys.argv[1]), int(sys.argv[2]), timezone.now(), {"fr": "X"}
network = Network.objects.create(
    slug="b", name="B", country="GN", languages=["fr", "en"], place_source="b"
)
teams = Team.objects.bulk_create(Team(network=network, name=f"T{n}") for n in range(count))
people = Person.objects.bulk_create(
    Person(name=f"P{n}", language="fr", created_at=now) for n in range(count * each)
)
Address.objects.bulk_create(
    Address(person=it, kind="email", value=f"p{it.pk}@example.org", verified_at=now)
    for it in people
)
Membership.objects.bulk_create(
    Membership(person=it, team=teams[n // each], network=network, starts=date(2020, 1, 1))
    for n, it in enumerate(people)
)
def timed(deed):
    begun = time.perf_counter()
    deed()
    return 1000 * (time.perf_counter() - begun)
def batches():
    taken = [timed(lambda: run_next_task("bench")) for _ in range(count // 60)]
    assert not run_next_task("bench")
    return max(taken)
by = Actor(people[0], now - timedelta(days=20))
cycle = plan_cycle(network, words, by=by)
start = timed(lambda: start_cycle(cycle, Team.objects.filter(network=network), by=by))
batch = batches()
cycle.refresh_from_db()
by = Actor(people[0], now)
issue = propose(cycle, None, words, words, by=by)
close_vote(cycle, by=by)
choose_issue(issue, words, words, by=by)
cycle = leave_step(cycle, despite="x", by=by)
publish_version(begin_from_topic(cycle, "06_zero_dose", by=by), reason="x", by=by)
third = timed(lambda: leave_step(cycle, despite="x", by=by))
print(json.dumps([start, third, max(batch, batches())]))
"""


def ratios() -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory() as data:
        yield from opened("SQLite", data, "sqlite:///")
    if postgres.binaries():
        with tempfile.TemporaryDirectory() as data, postgres.cluster() as url:
            yield from opened("PostgreSQL", data, url)


def opened(engine: str, data: str, url: str) -> Iterator[Ratio]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
        "DISTRICTTEAM_DATA_DIR": data,
        "DISTRICTTEAM_DATABASE": url,
    }
    migrate = [sys.executable, "-m", "districtteam", "migrate", "-v0"]
    subprocess.run(migrate, env=environment, check=True)
    command = [sys.executable, "-W", "ignore", "-c", OPEN, str(TEAMS), str(EACH)]
    run = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    start, third, batch = json.loads(run.stdout.splitlines()[-1])
    yield Ratio(f"a start with {TEAMS} teams, {engine}", start, ALLOWED, "ms", 1)
    yield Ratio(f"the third step opens for {TEAMS} teams, {engine}", third, ALLOWED, "ms", 1)
    yield Ratio(f"the longest batch of letters afterwards, {engine}", batch, ALLOWED, "ms", 1)
