"""Questions about people that other rooms ask. Days are passed in; nothing here has a clock."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import Prefetch, Q, QuerySet
from django.utils.functional import Promise

from districtteam.lib.words import alphabetical, fold
from districtteam.ui.http import Here

from .models import Address, Mandate, Membership, Network, Person, RollCall, Team
from .roles import TEAM_ROLES, Role

PAGE = 50


def teams_of(network: Network, day: date) -> QuerySet[Team]:
    """The network's teams that are open that day."""
    return network.teams.open_on(day)


def people_of(network: Network, day: date) -> QuerySet[Person]:
    """Whoever holds a post in the network that day, each once."""
    posts = Membership.objects.on(day).filter(network=network)
    return Person.objects.filter(pk__in=posts.values("person"))


def team_of(person: Person, network: Network, day: date) -> Team | None:
    """The team in which somebody has their post; the one they joined first, if several."""
    posts = person.memberships.on(day).filter(network=network, role__in=TEAM_ROLES)
    post = posts.select_related("team").first()
    return post.team if post else None


def leads_today(team: Team, day: date) -> list[Membership]:
    """Who may confirm for the team: its lead and whoever stands in for them, the lead first."""
    posts = team.memberships.on(day).leading().select_related("person")
    return sorted(posts, key=lambda post: (post.role != "lead", post.starts))


def with_addresses(posts: QuerySet[Membership], seen: QuerySet[Address]) -> QuerySet[Membership]:
    """Posts with what the reader may see of their holders' addresses, as `person.reach`."""
    return posts.select_related("person").prefetch_related(
        Prefetch("person__addresses", queryset=seen, to_attr="reach")
    )


def shown_addresses(network: Network | int) -> "Prefetch[str]":
    """To fetch the addresses of posts' holders, but for those that this network never had."""
    return Prefetch("person__addresses", queryset=Address.objects.shown_in(network))


def missing_roll_calls(network: Network, day: date) -> QuerySet[RollCall]:
    """Calls that no team has answered yet, the oldest first."""
    calls = RollCall.objects.filter(team__network=network, confirmed_at=None)
    return (
        calls.filter(team__in=teams_of(network, day))
        .select_related("team")
        .order_by("opened_at", "team__sorted_as")
    )


def mandate_of(network: Network, day: date) -> Mandate | None:
    """The mandate in force that day, the latest if several; its absence worries facilitators."""
    return network.mandates.on(day).select_related("focal_point").first()


def other_administrators(post: Membership, day: date) -> QuerySet[Membership]:
    """Those who keep a network when this administrator's post ends that day: they can be reached,
    and nobody knows of an end to their own."""
    posts = Membership.objects.on(day).filter(
        network=post.network_id,
        role=Role.ADMINISTRATOR,
        ends=None,
        person__is_active=True,
        person__addresses__isnull=False,
        person__addresses__stopped_at=None,
    )
    return posts.exclude(person=post.person_id)


def administered_alone(person: Person, at: datetime) -> list[Network]:
    """The networks that would be without an administrator if this person went now."""
    posts = person.memberships.filter(role=Role.ADMINISTRATOR).select_related("network")
    return [
        post.network
        for post in posts
        if post.is_held_at(at) and not other_administrators(post, post.network.day_at(at)).exists()
    ]


def holders_of(kind: str, value: str, network: Network | None = None) -> QuerySet[Person]:
    """Whom a number or mailbox may belong to: several where a telephone is shared."""
    people = Person.objects.filter(addresses__kind=kind, addresses__value=value, is_active=True)
    if network:
        posts = Membership.objects.filter(network=network)
        people = people.filter(pk__in=posts.values("person"))
    return people.distinct()


def lead_first(posts: Iterable[Membership]) -> list[Membership]:
    """The lead, whoever stands in, then the others by name."""
    order = {Role.LEAD.value: 0, Role.ACTING_LEAD.value: 1}
    return sorted(posts, key=lambda post: (order.get(post.role, 2), post.person.sorted_as, post.pk))


# For pages


class Leader(NamedTuple):
    """Who leads a team today, as a list shows it."""

    key: int
    name: str
    acting: bool


class Post(NamedTuple):
    """A post held today, as a list shows it. team: None for a role in the network itself."""

    team: int | None
    role: str
    title: str
    key: int  # of the person
    name: str
    ends: date | None = None  # the first day out, where it was asked for

    @property
    def label(self) -> Promise | str:
        return Role(self.role).label


class TeamLine(NamedTuple):
    """A team in a list: who leads it today and how many have a post in it."""

    team: Team
    leads: list[Leader]
    size: int


def posts_shown(network: Network, teams: Iterable[Team], day: date) -> list[Post]:
    """The posts held that day in these teams and in the network itself, by name. One query."""
    within = Q(team__in=[team.pk for team in teams]) | Q(team=None)
    return _listed(Membership.objects.on(day).filter(within, network=network))


def posts_in(teams: Iterable[Team], day: date) -> list[Post]:
    """The posts held that day in these teams, by name. One query."""
    posts = Membership.objects.on(day).filter(team__in=[team.pk for team in teams])
    return _listed(posts, "ends")


def _listed(posts: QuerySet[Membership], *more: str) -> list[Post]:
    rows = posts.order_by("person__sorted_as", "id")
    columns = ("team_id", "role", "post", "person_id", "person__name", *more)
    return [Post(*row) for row in rows.values_list(*columns)]


def lines_of(teams: list[Team], posts: Iterable[Post]) -> list[TeamLine]:
    """Teams with their leads and their size, out of `posts`."""
    leads: dict[int | None, list[Leader]] = {team.pk: [] for team in teams}
    sizes = Counter(post.team for post in posts)
    for post in posts:
        if post.role in {Role.LEAD, Role.ACTING_LEAD}:
            leads[post.team].append(Leader(post.key, post.name, post.role == Role.ACTING_LEAD))
    return [
        TeamLine(team, sorted(leads[team.pk], key=lambda leader: leader.acting), sizes[team.pk])
        for team in teams
    ]


def teams_named(teams: QuerySet[Team], words: str) -> QuerySet[Team]:
    """Those whose own name holds all the words, or the name or code of one of their places."""
    places = Team.places.through.objects.filter(team__in=teams)
    for word in fold(words).split():
        places = places.filter(place__search__contains=word)
    if not fold(words):
        return teams.none()
    return teams.filter(Q(pk__in=named(teams, words)) | Q(pk__in=places.values("team")))


def named(rows: "QuerySet[Team] | QuerySet[Person]", words: str) -> list[int]:
    """The keys of those whose name holds all the words, accents and case aside.

    Names are folded here: neither database compares them as people do, and a network has a few
    thousand.
    """
    wanted = fold(words).split()
    return [
        key
        for key, name in rows.values_list("pk", "name")
        if wanted and all(word in fold(name) for word in wanted)
    ]


def people_named(here: Here, words: str) -> list[Membership]:
    """The posts held today by people with such a name, at most fifty."""
    today = here.today
    people = people_of(here.network, today)
    posts = Membership.objects.visible_to(here).on(today).filter(network=here.network)
    found = posts.filter(person__in=named(people, words)).select_related("person", "team")
    return list(found.order_by("person__sorted_as", "id")[:PAGE])


def network_posts(posts: Iterable[Post]) -> list[Post]:
    """Who holds a role in the network itself: facilitators, administrators, experts."""
    order = {Role.FACILITATOR.value: 0, Role.ADMINISTRATOR.value: 1}
    own = [post for post in posts if post.team is None]
    return sorted(
        own, key=lambda post: (order.get(post.role, 2), post.role, alphabetical(post.name))
    )[:PAGE]
