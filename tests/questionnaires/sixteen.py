"""Sixteen telephones confirm one sheet at the same moment.

    DISTRICTTEAM_DATABASE=sqlite:////tmp/x.sqlite3 python -m tests.questionnaires.sixteen

makes the tables of a new database, lets them, and prints what came of it.
"""

import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID, uuid4


def confirm_at_once() -> tuple[int, int, int]:
    """How many receipts were given, submissions kept and deeds told."""
    from django.db import connections  # noqa: PLC0415  (settings come first when run alone)

    from districtteam.questionnaires.actions import confirm_sheet  # noqa: PLC0415
    from districtteam.questionnaires.models import Submission  # noqa: PLC0415
    from districtteam.trail.models import Entry  # noqa: PLC0415
    from tests import make  # noqa: PLC0415

    from .make_forms import ID, answered, published, sheet  # noqa: PLC0415

    cast = make.cast()
    ours = answered(sheet(published(cast.network), cast.team), cast.awa)
    together = threading.Barrier(16)

    def send(number: int) -> UUID:
        together.wait()
        try:
            name = ID if number % 2 else uuid4()
            sent = confirm_sheet(ours, name, [cast.bakary], by=make.actor(cast.bakary))
            return sent.instance_id
        finally:
            connections.close_all()

    with ThreadPoolExecutor(16) as pool:
        receipts = set(pool.map(send, range(16)))
    deeds = Entry.objects.filter(deed="questionnaires.confirm_sheet")
    return len(receipts), Submission.objects.count(), deeds.count()


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sys.stdout.write(" ".join(map(str, confirm_at_once())) + "\n")
