"""Taking places in: seconds and megabytes beside what is allowed.

    python -m tools.bench places

Each file is planned and taken in by a process of its own, into an empty SQLite database, as
`districtteam import-places` does it; the megabytes are the most that the process ever held.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.bench.figures import Ratio

REAL = Path(__file__).resolve().parents[3] / "shared/data/sierra-leone/organisationUnits.json"
GENERATED = 50_000
MOST_MEGABYTES = 300
TAKE = """
import json, resource, sys, time
from pathlib import Path
import django
django.setup()
from districtteam.places.actions import import_places
from districtteam.places.planning import plan_file
from districtteam.trail.actor import system
begun = time.perf_counter()
plan = plan_file("bench", Path(sys.argv[1]).read_bytes())
import_places(plan, by=system())
seconds = time.perf_counter() - begun
print(json.dumps([seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))
"""
MAKE = """
import sys
from pathlib import Path
import django
django.setup()
from tests.places.country import organisation_units
Path(sys.argv[1]).write_bytes(organisation_units(int(sys.argv[2])))
"""


def ratios() -> Iterator[Ratio]:
    """For each file its time and its memory; the real one is left out where it is not at hand."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = folder / "generated.json"
        run(folder, MAKE, made, GENERATED)
        if REAL.exists():
            yield from taken("1,332 real places with geometry", REAL, 5, folder)
        yield from taken("50,000 generated places", made, 60, folder)


def taken(what: str, file: Path, seconds: float, folder: Path) -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory(dir=folder) as data:
        environment = {"DISTRICTTEAM_DATA_DIR": data}
        migrate = [sys.executable, "-m", "districtteam", "migrate", "-v0"]
        subprocess.run(migrate, check=True, env={**os.environ, **environment})
        took, megabytes = json.loads(run(Path(data), TAKE, file))
    yield Ratio(f"{what}, of the time allowed", took * 1000, seconds * 1000, "ms", 1.0)
    yield Ratio(f"{what}, of the memory allowed", megabytes, MOST_MEGABYTES, "MB", 1.0)


def run(folder: Path, script: str, *words: object) -> str:
    environment = {
        **os.environ,
        "DISTRICTTEAM_DATA_DIR": str(folder),
        "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
    }
    command = [sys.executable, "-W", "ignore", "-c", script, *map(str, words)]
    return subprocess.run(
        command, check=True, capture_output=True, text=True, env=environment
    ).stdout


def main() -> int:
    figures = list(ratios())
    print("\n".join(map(str, figures)))
    return int(any(figure.value > 1 for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
