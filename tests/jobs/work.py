"""Tasks for tests."""

from django.db import OperationalError
from django_tasks import task

done: list[str] = []
away: list[str] = []  # how often yet the database is away


@task()
def note(word: str) -> str:
    done.append(word)
    return word


@task()
def stumble() -> None:
    raise ValueError("stumbled")


@task()
def reach_far() -> None:
    if away:
        raise OperationalError(away.pop())
    done.append("there")
