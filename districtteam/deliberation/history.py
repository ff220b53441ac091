"""Who may read the history of a conversation, told to the trail."""

from districtteam.ui.http import Here

from .models import Thread

DIGITS = 18  # of a primary key at most, on both engines


def may_read_thread(here: Here, key: str) -> bool:
    """Whoever reads the conversation itself."""
    if not (key.isascii() and key.isdigit() and len(key) <= DIGITS):
        return False
    return Thread.objects.visible_to(here).filter(pk=key).exists()
