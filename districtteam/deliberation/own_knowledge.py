"""This room's part of "what the system knows of me"."""

from collections.abc import Iterator

from django.db.models import Q

from districtteam.people.knowledge import Fact
from districtteam.people.models import Person

from .models import Post


def facts_of_person(person: Person) -> Iterator[Fact]:
    """Each post that the person wrote or told on the telephone."""
    posts = Post.objects.filter(Q(author=person) | Q(told_by=person)).select_related("thread")
    for post in posts.order_by("-at", "-pk").iterator(chunk_size=500):
        yield Fact(str(post.thread), post.text, post.at)
