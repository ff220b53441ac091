"""Who may read the history of a cycle, told to the trail."""

from districtteam.ui.http import Here

from .core.models import Cycle

DIGITS = 18  # of a primary key at most, on both engines


def may_read_cycle(here: Here, key: str) -> bool:
    """Everybody of its network; a plan's history is the facilitators' own."""
    if not (key.isascii() and key.isdigit() and len(key) <= DIGITS):
        return False
    return Cycle.objects.visible_to(here).filter(pk=key).exists()
