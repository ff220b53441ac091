"""What went out, what waits, what failed."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, QuerySet

from districtteam.people.models import Membership, Network, Person

from .models import Delivery, Message


def messages_in(network: Network) -> QuerySet[Message]:
    """Messages to people who have or had a post in the network, newest first.

    `elsewhere` marks those whose subject may be about another country's work.
    """
    posts = Membership.objects.filter(person=OuterRef("person"))
    return (
        Message.objects.filter(Exists(posts.filter(network=network)))
        .annotate(elsewhere=Exists(posts.exclude(network=network)))
        .defer("text")
        .select_related("person")
        .prefetch_related("deliveries")
    )


def in_state(messages: QuerySet[Message], state: str) -> QuerySet[Message]:
    return messages.filter(Exists(Delivery.objects.filter(message=OuterRef("pk"), state=state)))


def counts(messages: QuerySet[Message]) -> dict[str, int]:
    """How many deliveries of these messages are in each state."""
    found = dict(
        Delivery.objects.filter(message__in=messages.order_by().values("pk"))
        .values_list("state")
        .annotate(Count("pk"))
    )
    return {state: found.get(state, 0) for state, _ in Delivery.STATES}


def deliveries_in(network: Network) -> QuerySet[Delivery]:
    return Delivery.objects.filter(message__in=messages_in(network).values("pk"))


def messages_to(person: Person) -> QuerySet[Message]:
    return Message.objects.filter(person=person).prefetch_related("deliveries")


def overdue(now: datetime) -> QuerySet[Delivery]:
    """Deliveries that should have gone out before now and have not."""
    return Delivery.objects.filter(state=Delivery.PLANNED, due_at__lt=now)
