"""An edition of results: seconds and megabytes beside what is allowed.

    python -m tools.bench editions

774 teams, 60 questions (numbers, shares, one choice, several), two languages, seven readers: frozen
answers are drawn and written by a process of its own into an empty SQLite database. Once more where
the charter names sensitive answers to a team's own region: 20 questions are then drawn for each of
37 regions as well. Seconds by the clock grow with whatever else the machine does; those of the
processor do not.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator

from tools.bench.figures import Ratio

TEAMS, QUESTIONS, REGIONS = 774, 60, 37
MOST_SECONDS, MOST_MEGABYTES = 20, 500
DRAW = """
import json, random, resource, sys, time
import django
django.setup()
from django.utils import timezone
from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step4_results.actions import draw_edition
from districtteam.cycle.step4_results.drawing.frozen import Asked, Frozen, Team
from districtteam.cycle.step4_results.models import Edition
from districtteam.disclosure.policy import STARTING, Audience, ContentClass, Detail, Policy
from districtteam.people.models import Network
from districtteam.trail.actor import system
chance = random.Random(1)
teams, questions, of_their_own = map(int, sys.argv[1:])
asked, answers = [], {key: {} for key in range(teams)}
for at in range(questions):
    name, kind = f"q{at}", ("number", "ratio", "choice", "choices")[at % 4]
    choices = {it: {"fr": it, "en": it} for it in "abcd"} if kind.startswith("choice") else {}
    of = f"{name}_of" if kind == "ratio" else ""
    asked.append(Asked(name, kind, {"fr": name, "en": name}, "ABC"[at % 3], "", choices, of))
    for given in answers.values():
        whole = chance.randrange(100, 900)
        share = {name: int(whole * chance.uniform(0.4, 0.9)), f"{name}_of": whole}
        given |= {
            "number": {name: whole},
            "ratio": share,
            "choice": {name: chance.choice("abcd")},
            "choices": {name: chance.sample("abcd", 2)},
        }[kind]
rows = [Team(key, f"District de {key:03}", f"{key:03}", f"Region {key % 20}") for key in answers]
named = {(ContentClass.SENSITIVE, Audience.REGION): Detail.NAMED}
policy = Policy(STARTING.table | named) if of_their_own else STARTING
regions = {str(teams + at): list(range(at, teams, of_their_own)) for at in range(of_their_own)}
frozen = Frozen(asked, rows, answers, policy, ["fr", "en"], regions=regions)
network = Network.objects.create(slug="b", name="B", country="GN", place_source="b")
now = timezone.now()
cycle = Cycle.objects.create(network=network, planned_at=now)
edition = Edition.objects.create(cycle=cycle, number=1, as_of=now, data=frozen.to_json())
begun, used = time.monotonic(), time.process_time()
draw_edition(edition, by=system())
taken = [time.monotonic() - begun, time.process_time() - used]
print(json.dumps([*taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""


def ratios() -> Iterator[Ratio]:
    """Their time and memory, by the charter that a network starts with and by one in which
    each region reads more of its own teams."""
    for regions in (0, REGIONS):
        what = f"an edition for {TEAMS} teams, {QUESTIONS} questions"
        what += f", {regions} regions that read more" if regions else ""
        with tempfile.TemporaryDirectory() as data:
            environment = {
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
                "DISTRICTTEAM_DATA_DIR": data,
                "DISTRICTTEAM_DATABASE": "sqlite:///",
            }
            clock, processor, megabytes = drawn(environment, TEAMS, QUESTIONS, regions)
        yield Ratio(f"{what}: by the clock", clock, MOST_SECONDS, "s", 1)
        yield Ratio(f"{what}: of the processor", processor, MOST_SECONDS, "s", 1)
        yield Ratio(f"{what}: memory", megabytes, MOST_MEGABYTES, "MB", 1)


def drawn(environment: dict[str, str], teams: int, questions: int, regions: int = 0) -> list[float]:
    """An edition in a new database: its seconds by the clock and of the processor, megabytes."""
    migrate = [sys.executable, "-m", "districtteam", "migrate", "-v0"]
    subprocess.run(migrate, env=environment, check=True)
    draw = [sys.executable, "-c", DRAW, *map(str, (teams, questions, regions))]
    run = subprocess.run(draw, env=environment, check=True, capture_output=True, text=True)
    measured: list[float] = json.loads(run.stdout.splitlines()[-1])
    return measured
