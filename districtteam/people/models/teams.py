"""Teams, the posts that people hold in them, and each team's word that they are right."""

from datetime import date, datetime, timedelta

from django.db import models
from django.db.models import Q

from districtteam.people.roles import TEAM_ROLES, Role, TeamKind
from districtteam.people.sight import Sight
from districtteam.places.models import Place
from districtteam.ui.http import Here
from districtteam.ui.naming import Named

from .networks import Network


class TeamQuerySet(models.QuerySet["Team"]):
    def visible_to(self, here: Here) -> "TeamQuerySet":
        """The teams of the network the reader works in, whoever they are there."""
        return self.filter(network=here.network) if here.network else self.none()

    def open_on(self, day: date) -> "TeamQuerySet":
        return self.filter(Q(closed=None) | Q(closed__gt=day))


class Team(Named):
    """The acting unit, tied to one or more places."""

    network = models.ForeignKey(Network, models.PROTECT, related_name="teams")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=TeamKind.choices, default=TeamKind.HDMT)
    places = models.ManyToManyField(Place, related_name="teams", blank=True)
    closed = models.DateField(null=True, blank=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["sorted_as", "id"]
        constraints = [
            models.UniqueConstraint(fields=["network", "kind", "name"], name="team_name_once")
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> "MembershipQuerySet":
        """Those in force that day; `ends` is the first day out."""
        return self.filter(Q(starts__lte=day), Q(ends=None) | Q(ends__gt=day))

    def not_over(self, day: date) -> "MembershipQuerySet":
        """Those in force that day or to come."""
        return self.filter(Q(ends=None) | Q(ends__gt=day))

    def over(self, day: date) -> "MembershipQuerySet":
        return self.filter(ends__lte=day)

    def leading(self) -> "MembershipQuerySet":
        """Leads and those who stand in for them."""
        return self.filter(role__in=[Role.LEAD, Role.ACTING_LEAD])

    def visible_to(self, here: Here) -> "MembershipQuerySet":
        """One's own posts everywhere, and everybody's in the reader's network."""
        seen = Q(person=here.person) if here.person else Q(pk=None)
        if Sight.of(here).names:
            seen |= Q(network=here.network)
        return self.filter(seen)


class Membership(models.Model):
    """A post held by a person for a time: in a team, or in the network itself (facilitator…)."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships")
    network = models.ForeignKey(Network, models.PROTECT, related_name="memberships")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.MEMBER)
    post = models.CharField(max_length=120, blank=True)  # "Médecin-chef de district"
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["starts", "id"]
        indexes = [models.Index(fields=["network", "role"], name="membership_role")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends=None) | Q(ends__gte=models.F("starts")),
                name="membership_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(team__isnull=False) | ~Q(role__in=sorted(TEAM_ROLES)),
                name="team_roles_have_a_team",
            ),
            models.UniqueConstraint(
                fields=["team", "person", "role"],
                condition=Q(ends=None),
                name="membership_once_at_a_time",
            ),
            models.UniqueConstraint(
                fields=["network", "person", "role"],
                condition=Q(ends=None, team=None),
                name="network_role_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"

    @property
    def last_day(self) -> date | None:
        """The day before `ends`, as people say it; the first day, if the post ended on it."""
        if self.ends is None or self.ends <= self.starts:
            return self.ends and self.starts
        return self.ends - timedelta(days=1)

    def is_held(self, day: date) -> bool:
        """Whether it is in force that day, as MembershipQuerySet.on has it."""
        return self.starts <= day and (self.ends is None or self.ends > day)

    def is_held_at(self, moment: datetime) -> bool:
        """Whether it is in force by the clocks of its network."""
        return self.is_held(self.network.day_at(moment))

    @property
    def leads(self) -> bool:
        return self.role in {Role.LEAD, Role.ACTING_LEAD}


class RollCall(models.Model):
    """Appel de rentrée: a team's word that its posts, names and numbers are right."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="roll_calls")
    opened_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey("people.Person", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["team"], condition=Q(confirmed_at=None), name="roll_call_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.team}, {self.opened_at:%Y-%m-%d}"
