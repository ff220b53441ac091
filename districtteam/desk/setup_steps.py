"""The way from an empty installation to a network that works, as a list with what is done."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.lookups import GreaterThan
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.access.factor_rows import has_second_factor
from districtteam.access.models import Invitation
from districtteam.messaging.models import Delivery
from districtteam.people.models import Mandate, Membership, Network, RollCall, Term
from districtteam.people.roles import TEAM_ROLES, Role
from districtteam.places.models import Place
from districtteam.ui.components import Task, path
from districtteam.ui.http import Here

from .actions import TEST_MAIL, tries_of


@dataclass(frozen=True)
class Step:
    """One thing to settle before the first cycle; `fact` is what shows that it is settled."""

    fact: str
    title: Promise
    why: Promise
    page: str
    query: str = ""

    @property
    def url(self) -> str:
        return path(self.page) + self.query


STEPS = (
    Step(
        "data_owner",
        _("Describe the network"),
        _("Languages, time zone, and who owns the data."),
        "people:amend_network",
    ),
    Step(
        "has_places",
        _("Read in the places"),
        _("From DHIS2, a spreadsheet or a map; you see every change first."),
        "places:send",
    ),
    Step(
        "has_people",
        _("Read in the people"),
        _("Paste the contact list; wrong numbers are shown with what to do."),
        "people:import_people",
    ),
    Step(
        "has_terms",
        _("Choose the words"),
        _("What the country calls a district, its team, its lead."),
        "people:words",
    ),
    Step(
        "has_mandate",
        _("Record the mandate"),
        _("Who mandates the work heads every invitation."),
        "people:mandate",
    ),
    Step(
        "has_mail",
        _("Try the e-mail"),
        _("A message to yourself, so that links and codes arrive."),
        "desk:test_mail",
    ),
    Step(
        "has_factor",
        _("Protect your own sign-in"),
        _("A passkey or an authenticator app: you see much, a mailbox alone is not enough."),
        "access:protect",
    ),
    Step(
        "has_second",
        _("Name a second administrator"),
        _("So that the network is not locked when one of you is away."),
        "people:enrol",
        "?role=administrator",
    ),
    Step(
        "has_facilitator",
        _("Name a facilitator"),
        _(
            "They open the cycles, call the teams and lead the discussions. If it is you, enter"
            " yourself."
        ),
        "people:enrol",
        "?role=facilitator",
    ),
    Step(
        "has_invited",
        _("Invite the people"),
        _("Each receives a personal link; no password."),
        "access:invitations",
    ),
    Step(
        "has_called",
        _("Open the roll call"),
        _("Each team confirms its posts, names and numbers."),
        "people:call_roll",
    ),
)


def steps_of(here: Here) -> list[tuple[Step, bool]]:
    """Each step and whether it is done. Two queries."""
    facts = here.once("desk.facts", lambda: facts_of(here))
    return [(step, bool(facts[step.fact])) for step in STEPS]


def lines_of(steps: list[tuple[Step, bool]]) -> list[Task]:
    """The steps as a task list: the first that is open is the next."""
    following = next((step for step, done in steps if not done), None)
    return [
        Task(step.title, step.url, _state(done, step is following), hint=step.why)
        for step, done in steps
    ]


def _state(done: bool, following: bool) -> str:
    if done:
        return "done"
    return "now" if following else "todo"


def facts_of(here: Here) -> Mapping[str, Any]:
    network = OuterRef("pk")
    posts = Membership.objects.on(here.today).filter(network=network)
    posts_of_teams = posts.filter(role__in=TEAM_ROLES)
    second = Q(memberships__role=Role.ADMINISTRATOR) & (
        Q(memberships__ends=None) | Q(memberships__ends__gt=here.today)
    )
    sent = Delivery.objects.filter(message__purpose=TEST_MAIL, state=Delivery.SENT)
    ours = sent.filter(message__occasion__startswith=tries_of(here.network))
    facts = (
        Network.objects.filter(pk=here.network.pk)
        .annotate(
            has_places=Exists(Place.objects.filter(source=OuterRef("place_source"))),
            has_people=Exists(posts_of_teams),
            has_terms=Exists(Term.objects.filter(network=network)),
            has_mandate=Exists(Mandate.objects.on(here.today).filter(network=network)),
            has_mail=Exists(ours),
            has_second=GreaterThan(Count("memberships__person", filter=second, distinct=True), 1),
            has_facilitator=Exists(posts.filter(role=Role.FACILITATOR)),
            has_invited=Exists(Invitation.objects.filter(membership__network=network)),
            has_called=Exists(RollCall.objects.filter(team__network=network)),
        )
        .values()
        .get()
    )
    return {**facts, "has_factor": has_second_factor(here.person)}
