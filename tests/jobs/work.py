"""Tasks for tests."""

from django_tasks import task

done: list[str] = []


@task()
def note(word: str) -> str:
    done.append(word)
    return word


@task()
def stumble() -> None:
    raise ValueError("stumbled")
