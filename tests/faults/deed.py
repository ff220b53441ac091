"""A deed like any other of the house: one transaction with a row, a trace, a message, a task.

It has a client-made id, so that a telephone that heard no answer may say it again.
"""

from uuid import UUID

from django.db import transaction
from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django_tasks import task

from districtteam.messaging.actions import send
from districtteam.people.models import Address, Person
from districtteam.places.models import Place
from districtteam.trail.actions import record
from districtteam.trail.actor import Actor, actor_of
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

SOURCE = "faults"


@transaction.atomic
def do_deed(uid: UUID, by: Actor) -> None:
    place, new = Place.objects.get_or_create(
        source=SOURCE, uid=uid.hex, defaults={"name": uid.hex, "path": f"/{uid.hex}/", "level": 1}
    )
    if not new:
        return
    record("faults.deed", place, by=by)
    send(
        Person.objects.get(name=SOURCE),
        occasion=f"faults:{uid.hex}",
        purpose="faults",
        subject="Done",
        text=uid.hex,
        by=by,
    )
    follow_up.enqueue(uid.hex)


@task()
def follow_up(uid: str) -> None:
    Place.objects.filter(source=SOURCE, uid=uid).update(code="followed")


@csrf_exempt
@door(ANYONE, methods="POST")
def deed(request: Request) -> HttpResponse:
    uid = UUID(request.POST["uid"])
    do_deed(uid, actor_of(request))
    return HttpResponse(uid.hex, status=201)


def make_person() -> None:
    from tests import make  # noqa: PLC0415  (the server has no use for it)

    person = Person.objects.create(name=SOURCE, language="en", created_at=make.NOW)
    Address.objects.create(person=person, kind="email", value="faults@example.org")
