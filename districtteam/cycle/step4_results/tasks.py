"""What the worker does for this step: it draws editions."""

from django_tasks import task

from districtteam.trail.actor import system

from .actions import draw_edition
from .models import Edition


@task(priority=50)
def draw(edition: int) -> None:
    """Draw an edition that was frozen; one that is drawn already is left as it is."""
    found = Edition.objects.filter(pk=edition).select_related("cycle").first()
    if found:
        draw_edition(found, by=system())
