"""How a network stands, for those who look after it: roll call, leads, invitations, areas."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateTimeField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    When,
)
from django.utils.translation import get_language

from districtteam.access.models import Invitation
from districtteam.cycle.step6_translation.models import Recommendation, SupportRequest
from districtteam.cycle.step6_translation.queries import waiting_support
from districtteam.lib.words import alphabetical
from districtteam.messaging.models import Delivery, Message
from districtteam.people.models import Address, Membership, Network, Person, RollCall, Team
from districtteam.people.queries import named, shown_addresses
from districtteam.people.roles import Role, TeamKind
from districtteam.places.models import Place
from districtteam.ui.http import Here
from districtteam.ui.kept import Kept

from .actions import TEST_MAIL, tries_of

WHOLE_NETWORK = frozenset({"facilitator", "administrator", "national"})
STATES = frozenset({"silent", "confirmed"})
COUNTS = {  # of `called_teams`
    "called": Count("pk", distinct=True),
    "confirmed": Count("pk", filter=Q(confirmed_at__isnull=False), distinct=True),
}


@dataclass(frozen=True)
class RollCallCount:
    """called: teams asked; confirmed: those that have answered. Every share has both."""

    called: int
    confirmed: int

    @property
    def silent(self) -> int:
        return self.called - self.confirmed


def district_teams(network: Network, today: date) -> QuerySet[Team]:
    return Team.objects.open_on(today).filter(network=network, kind=TeamKind.HDMT)


def with_roll_call(teams: QuerySet[Team]) -> QuerySet[Any]:
    """Teams with `opened_at` and `confirmed_at` of the last roll call that asked them."""
    last = RollCall.objects.filter(team=OuterRef("pk")).order_by("-opened_at", "-id")
    return teams.annotate(
        opened_at=Subquery(last.values("opened_at")[:1], output_field=DateTimeField()),
        confirmed_at=Subquery(last.values("confirmed_at")[:1], output_field=DateTimeField()),
    )


def district_teams_with_roll_call(network: Network, today: date) -> QuerySet[Any]:
    return with_roll_call(district_teams(network, today))


def called_teams(network: Network, today: date) -> QuerySet[Any]:
    """Open teams that a roll call has asked."""
    teams = Team.objects.open_on(today).filter(network=network)
    return with_roll_call(teams).exclude(opened_at=None)


def silent_teams(network: Network, today: date) -> QuerySet[Any]:
    """Teams that have not confirmed, the longest waiting first."""
    return called_teams(network, today).filter(confirmed_at=None).order_by("opened_at", "sorted_as")


def roll_call_count(teams: QuerySet[Any]) -> RollCallCount:
    """How many of `called_teams` have confirmed."""
    return RollCallCount(**teams.aggregate(**COUNTS))


def roll_call_of(here: Here) -> RollCallCount:
    """How many teams of the reader's network were asked and have confirmed."""
    return here.once("desk.roll_call", lambda: _roll_call(here.network, here.today))


def _by_network(network: Any, today: date) -> QuerySet[Any, dict[str, Any]]:
    teams = called_teams(network, today).order_by().values("network")
    counted: QuerySet[Any, dict[str, Any]] = teams.annotate(**COUNTS)
    return counted.values("called", "confirmed")


ROLL_CALL: Kept[dict[str, Any]] = Kept(_by_network, int, date)


def _roll_call(network: Network, today: date) -> RollCallCount:
    counted = ROLL_CALL.first(network.pk, today)
    return RollCallCount(**counted) if counted else RollCallCount(0, 0)


def leading(today: date) -> QuerySet[Membership]:
    """Leads and acting leads in post that day."""
    return Membership.objects.on(today).leading()


def teams_without_lead(network: Network, today: date) -> QuerySet[Team]:
    """District teams that nobody leads, not even for the time being."""
    return (
        district_teams(network, today)
        .filter(~Exists(leading(today).filter(team=OuterRef("pk"))))
        .order_by("sorted_as")
    )


@dataclass(frozen=True)
class TeamLine:
    """A team and who leads it today: the acting lead where there is one, or nobody."""

    team: Any  # a Team, with what its query annotated
    lead: Membership | None

    @property
    def acting(self) -> bool:
        return self.lead is not None and self.lead.role == Role.ACTING_LEAD

    @property
    def addresses(self) -> list[Address]:
        """Where the lead is reached, telephones first."""
        found = self.lead.person.addresses.all() if self.lead else []
        reached = [address for address in found if address.stopped_at is None]
        return sorted(reached, key=lambda address: address.kind != Address.PHONE)


def with_leads(teams: Iterable[Team], today: date) -> list[TeamLine]:
    """Each team with who leads it. Three queries, however many teams."""
    listed = list(teams)
    posts = (
        leading(today)
        .filter(team__in=listed)
        .select_related("person")
        .prefetch_related(shown_addresses(listed[0].network_id if listed else 0))
    )
    leads: dict[int | None, Membership] = {}
    for post in sorted(posts, key=lambda post: post.role == Role.ACTING_LEAD):
        leads[post.team_id] = post  # whoever stands in comes last, and stays
    return [TeamLine(team, leads.get(team.pk)) for team in listed]


def open_invitations(network: Network, now: datetime) -> QuerySet[Invitation]:
    """Offers of a post that nobody has answered, the oldest first."""
    return (
        Invitation.objects.filter(
            membership__network=network, accepted_at=None, declined_at=None, expires_at__gt=now
        )
        .select_related("membership__person", "membership__team")
        .order_by("sent_at")
    )


@dataclass(frozen=True)
class AreaLine:
    """An area and its district teams: how many there are, are led, were called, have confirmed."""

    place: Place
    teams: int
    led: int
    called: int
    confirmed: int

    @property
    def name(self) -> str:
        return self.place.name_in(get_language() or "")


def areas_of(network: Network, today: date) -> list[AreaLine]:
    """The areas right above the districts, by name. Two queries, however many districts."""
    counted = BY_AREA.rows(network.pk, today)
    rows = {row.pop("places__parent"): row for row in counted}
    places = Place.objects.in_bulk(list(rows))
    lines = [AreaLine(place=places[key], **counts) for key, counts in rows.items()]
    return sorted(lines, key=lambda line: alphabetical(line.name))


def _by_area(network: Any, today: date) -> QuerySet[Any, dict[str, Any]]:
    led = Exists(leading(today).filter(team=OuterRef("pk")))
    teams = district_teams_with_roll_call(network, today).annotate(is_led=led)
    counted: QuerySet[Any, dict[str, Any]] = (
        teams.exclude(places__parent=None)
        .values("places__parent")
        .annotate(
            teams=Count("pk", distinct=True),
            led=Count("pk", filter=Q(is_led=True), distinct=True),
            called=Count("pk", filter=Q(opened_at__isnull=False), distinct=True),
            confirmed=Count("pk", filter=Q(confirmed_at__isnull=False), distinct=True),
        )
    )
    return counted.order_by()


BY_AREA: Kept[dict[str, Any]] = Kept(_by_area, int, date)


def within(places: Iterable[Place]) -> Q:
    """Teams, by any of their places, that lie within any of `places`."""
    inside = Q(pk__in=[])
    for place in places:
        inside |= Q(places__source=place.source, places__path__startswith=place.path)
    return inside


def called_by(here: Here, state: str = "") -> QuerySet[Any]:
    """The roll call as the reader may follow it: the whole network, or a region its own area.

    state: "silent" or "confirmed" for those alone; the silent come first, by name.
    """
    teams = called_teams(here.network, here.today)
    if not here.roles & WHOLE_NETWORK:
        teams = teams.filter(within(areas_of_reader(here))).distinct()
    if state in STATES:
        teams = teams.filter(confirmed_at__isnull=state == "silent")
    return teams.order_by(F("confirmed_at").asc(nulls_first=True), "sorted_as")


def areas_of_reader(here: Here) -> list[Place]:
    """The places of the regional directorates that the reader belongs to."""
    teams = [team.pk for team in here.teams if team.kind == TeamKind.REGION]
    return list(Place.objects.filter(teams__in=teams).distinct())


def owed_by(here: Here) -> QuerySet[Recommendation]:
    """What was recommended to the reader's teams and is not answered, the earliest day first."""
    waiting = Recommendation.objects.filter(addressee__in=here.teams, replies=None)
    return waiting.select_related("cycle__network", "addressee").order_by("answer_by", "pk")


def support_owed_by(here: Here) -> QuerySet[SupportRequest]:
    """What support is asked of the reader's teams and not answered, the earliest day first."""
    return waiting_support(here.network).filter(team__in=here.teams)


def test_mails(network: Network) -> QuerySet[Delivery]:
    """The last few tries of the mail server, the newest first."""
    tries = Delivery.objects.filter(
        message__purpose=TEST_MAIL, message__occasion__startswith=tries_of(network)
    )
    return tries.select_related("message").order_by("-message__created_at")[:5]


def last_messages(day: date, wanted: str = "") -> QuerySet[Message]:
    """What was said to whom, the newest first: for a demonstration, whose people do not exist.

    day: of the posts that stand beside a name; wanted: part of a name of a person or of a team
    they belong to.
    """
    held = Prefetch("person__memberships", Membership.objects.on(day).select_related("team"))
    said = (
        Message.objects.select_related("person")
        .prefetch_related("deliveries", held)
        .order_by("-created_at", "-pk")
    )
    if not wanted:
        return said
    return said.filter(person__in=_of_that_name(day, wanted).values("person"))


def somebody(day: date, wanted: str) -> QuerySet[Membership]:
    """Whom a visitor of a demonstration may be besides: posts of that day, by part of the holder's
    name or of the team's. By team, who leads it first."""
    lead = Case(When(role__in=[Role.ACTING_LEAD, Role.LEAD], then=0), default=1)
    found = _of_that_name(day, wanted).select_related("person", "team", "network")
    return found.order_by("team__sorted_as", "network", lead, "person__sorted_as", "pk")


def _of_that_name(day: date, wanted: str) -> QuerySet[Membership]:
    """Accents and case aside: two countries are few enough to be read."""
    people = named(Person.objects.filter(is_active=True), wanted)
    teams = named(Team.objects.all(), wanted)
    return Membership.objects.on(day).filter(
        Q(person__in=people) | Q(team__in=teams, person__is_active=True)
    )
