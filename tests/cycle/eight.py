"""Letters to the same people, of eight kinds, written at the same moment.

    DISTRICTTEAM_DATABASE=sqlite:////tmp/x.sqlite3 python -m tests.cycle.eight

makes the tables of a new database, writes them, and prints how many each person got.
"""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

LETTERS = 8
HOLDING = {0, 1}


def write_at_once() -> list[int]:
    """How many letters each of four people got.

    Half of the letters name the people in the other order, as batches of two cycles may; two are
    written by deeds that hold the cycle, such as the opening of a step.
    """
    from django.db import connections, transaction  # noqa: PLC0415  (settings come first)

    from districtteam.cycle.core.models import Notice  # noqa: PLC0415
    from districtteam.cycle.core.notices import Call, Told, tell_people  # noqa: PLC0415
    from districtteam.cycle.core.sessions import held  # noqa: PLC0415
    from districtteam.people.models import Person  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    from .story import later, started  # noqa: PLC0415

    cast = make.cast()
    cycle = started(cast)
    Notice.objects.all().delete()
    closes = cycle.steps.get(number=1).due_at
    people = list(Person.objects.filter(memberships__team__in=[cast.team, cast.other_team]))
    together = threading.Barrier(LETTERS)

    @transaction.atomic
    def deed(number: int) -> None:
        if number in HOLDING:
            held(cycle)
        path = f"/cycles/{cycle.pk}"
        call = Call(cycle, 1, f"kind {number}", path, closes, lambda *_of: ("A letter", "Read it"))
        listed = people if number % 2 else people[::-1]
        tell_people([Told(call, it, None) for it in listed], by=later(hours=1))

    def write(number: int) -> None:
        together.wait()
        try:
            deed(number)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(LETTERS) as pool:
        list(pool.map(write, range(LETTERS)))
    return sorted(Notice.objects.filter(person=it).count() for it in people)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sys.stdout.write(" ".join(map(str, write_at_once())) + "\n")
