"""A team's confirmation over HTTP: the uid of the sender names the submission, as on a real page.

Sheets are made before: one for each confirmation, whole, of a team of its own.
"""

from datetime import UTC, datetime
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

from districtteam.people.models import Membership, Network, Person, Team
from districtteam.questionnaires.actions import confirm_sheet
from districtteam.questionnaires.models import Sheet, Submission
from districtteam.trail.actor import actor_of
from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

SUBJECT = "faults"
SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@csrf_exempt
@door(ANYONE, methods="POST")
def confirm(request: Request) -> HttpResponse:
    """The sheet whose number the uid says, confirmed; the receipt is the acknowledgement."""
    uid = UUID(request.POST["uid"])
    sheets = Sheet.objects.filter(subject=SUBJECT).order_by("pk")
    sheet = sheets[uid.int % sheets.count()]
    present = list(Person.objects.filter(memberships__team=sheet.team))
    made = confirm_sheet(sheet, uid, present, by=actor_of(request))
    return HttpResponse(made.receipt, status=201)


def make_sheets(count: int) -> None:
    """So many teams, each with a whole draft of the same questionnaire."""
    from tests import make  # noqa: PLC0415  (the server has no use for it)
    from tests.questionnaires import make_forms  # noqa: PLC0415

    network = make.network("faults", name="Faults")
    version = make_forms.published(network)
    lead = make.person("Faults lead", email="lead@example.org")
    teams = Team.objects.bulk_create(Team(network=network, name=f"{n}") for n in range(count))
    Membership.objects.bulk_create(
        Membership(person=lead, network=network, team=team, role="lead", starts=SINCE.date())
        for team in teams
    )
    for team in teams:
        sheet = make_forms.sheet(version, team, subject=SUBJECT, opens_at=SINCE, days=3650)
        make_forms.answered(sheet, lead)


def receipts() -> dict[str, object]:
    """What stands: for each sheet how many submissions, and each submission's id."""
    rows = Submission.objects.filter(sheet__subject=SUBJECT)
    network = Network.objects.filter(slug="faults").first()
    return {
        "sheets": Sheet.objects.filter(subject=SUBJECT, version__form__network=network).count(),
        "confirmed": Sheet.objects.filter(subject=SUBJECT, state="confirmed").count(),
        "submissions": [
            [str(uid), number] for uid, number in rows.values_list("instance_id", "number")
        ],
    }
