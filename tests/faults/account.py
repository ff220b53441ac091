"""What the database says, written as JSON by a process that has its settings.

python -m tests.faults.account prepare    # before: somebody to write to
python -m tests.faults.account count      # afterwards, or while it runs
python -m tests.faults.account sheets:500 # before: so many whole drafts
python -m tests.faults.account receipts   # afterwards: what stands confirmed
"""

import json
import sys
from collections import Counter

import django


def count() -> dict[str, object]:
    from django_tasks_db.models import DBTaskResult  # noqa: PLC0415  (Django must be set up)

    from districtteam.messaging.models import Delivery, Message  # noqa: PLC0415
    from districtteam.places.models import Place  # noqa: PLC0415
    from districtteam.trail.models import Mention  # noqa: PLC0415

    places = Place.objects.filter(source="faults")
    traces = Counter(Mention.objects.filter(entry__deed="faults.deed").values_list("key"))
    return {
        "deeds": list(places.values_list("uid", flat=True)),
        "followed": places.filter(code="followed").count(),
        "most_traces": max(traces.values(), default=0),
        "traces": sum(traces.values()),
        "messages": Message.objects.count(),
        "sent": Delivery.objects.filter(state=Delivery.SENT).count(),
        "tries": max(Delivery.objects.values_list("tries", flat=True), default=0),
        "unfinished": DBTaskResult.objects.exclude(status="SUCCESSFUL").count(),
    }


if __name__ == "__main__":
    django.setup()
    from tests.faults.confirming import make_sheets, receipts
    from tests.faults.deed import make_person

    if sys.argv[1] == "prepare":
        make_person()
    elif sys.argv[1].startswith("sheets:"):
        make_sheets(int(sys.argv[1].removeprefix("sheets:")))
    elif sys.argv[1] == "receipts":
        json.dump(receipts(), sys.stdout)
    else:
        json.dump(count(), sys.stdout)
