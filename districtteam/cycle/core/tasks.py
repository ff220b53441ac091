"""What the worker does for notices: the letters beyond those of a deed's own transaction."""

from typing import Any

from django_tasks import task

from districtteam.lib.later import Later

batches = Later("districtteam.cycle.core.batches")


@task(priority=50)
def tell_rest(batch: dict[str, Any]) -> None:
    """Write to a batch of teams; whoever has been told already is left alone."""
    batches.tell_batch(batch)
