"""Taking people in: 3,100 of them in 774 teams, beside what is allowed.

    python -m tools.bench people

The list is read, planned and written by a process of its own into an empty network, whose teams it
forms, as `districtteam import-people` does it. It is written in one transaction, which on SQLite
holds up whoever else wants to write: a second at most.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tools.bench.figures import Ratio

PEOPLE, TEAMS = 3_100, 774
ALLOWED = 1_000  # ms, for what a page waits for and for what others wait for
TAKE = """
import json, sys, time
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from districtteam.people.actions import choose_teams, import_people, read_people
from districtteam.people.roster.plan import plan_of
from tests import make
from tests.people.roster import big_list
people, teams = map(int, sys.argv[1:])
network, by = make.network(), make.actor()
begun = time.process_time()
draft = read_people(network, big_list(people, teams), file_name="list.csv", by=by)
draft = choose_teams(draft, {"*": "form"}, by=by)
plan_of(draft)
planned = time.process_time()
taken = import_people(draft, by=by)
written = time.process_time()
assert (taken.counts["new"], taken.counts["teams"]) == (people, teams), taken.counts
print(json.dumps([1000 * (planned - begun), 1000 * (written - planned)]))
"""


def ratios() -> Iterator[Ratio]:
    what = f"{PEOPLE:,} people in {TEAMS} teams"
    reading, writing = taken()
    yield Ratio(f"{what}: read, planned", reading, ALLOWED, "ms CPU", 1.0)
    yield Ratio(f"{what}: planned again, taken in", writing, ALLOWED, "ms CPU", 1.0)


def taken() -> tuple[float, float]:
    """Milliseconds of processor time: reading and planning, then planning anew and writing."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DISTRICTTEAM_DATA_DIR": folder,
            "DISTRICTTEAM_DATABASE": "sqlite:///",
            "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
        }
        command = [sys.executable, "-W", "ignore", "-c", TAKE, str(PEOPLE), str(TEAMS)]
        run = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    reading, writing = json.loads(run.stdout)
    return reading, writing
