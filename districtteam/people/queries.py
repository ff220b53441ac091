"""Questions about people that other rooms ask. Days are passed in; nothing here has a clock."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Prefetch, QuerySet

from .models import Address, Mandate, Membership, Network, Person, RollCall, Team
from .roles import TEAM_ROLES


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


def posts_of(teams: Iterable[Team], day: date) -> dict[int, list[Membership]]:
    """The posts held that day in each team (by its key): one query for all of them."""
    posts = Membership.objects.on(day).filter(team__in=list(teams)).select_related("person")
    found: dict[int, list[Membership]] = {}
    for post in posts.order_by("role", "person__name", "id"):
        found.setdefault(post.team_id or 0, []).append(post)
    return {team: sorted(held, key=_lead_first) for team, held in found.items()}


def with_addresses(posts: QuerySet[Membership], seen: QuerySet[Address]) -> QuerySet[Membership]:
    """Posts with what the reader may see of their holders' addresses, as `person.reach`."""
    return posts.select_related("person").prefetch_related(
        Prefetch("person__addresses", queryset=seen, to_attr="reach")
    )


def missing_roll_calls(network: Network, day: date) -> QuerySet[RollCall]:
    """Calls that no team has answered yet, the oldest first."""
    calls = RollCall.objects.filter(team__network=network, confirmed_at=None)
    return (
        calls.filter(team__in=teams_of(network, day))
        .select_related("team")
        .order_by("opened_at", "team__name")
    )


def mandate_of(network: Network, day: date) -> Mandate | None:
    """The mandate in force that day, the latest if several; its absence worries facilitators."""
    return network.mandates.on(day).select_related("focal_point").first()


def holders_of(kind: str, value: str, network: Network | None = None) -> QuerySet[Person]:
    """Whom a number or mailbox may belong to: several where a telephone is shared."""
    people = Person.objects.filter(addresses__kind=kind, addresses__value=value, is_active=True)
    if network:
        posts = Membership.objects.filter(network=network)
        people = people.filter(pk__in=posts.values("person"))
    return people.distinct()


def _lead_first(post: Membership) -> tuple[int, str]:
    order = {"lead": 0, "acting_lead": 1}
    return (order.get(post.role, 2), post.person.name)
