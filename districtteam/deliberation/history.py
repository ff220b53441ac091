"""Who may read the history of a conversation, and how much of it, told to the trail."""

from django.db.models import Q

from districtteam.ui.http import Here

from .models import Thread
from .rooms import KEEPS, reads_at_once

ABOUT_REPORTS = ("deliberation.report_post", "deliberation.settle_reports")


def may_read_thread(here: Here, key: str) -> bool:
    """Whoever reads the conversation itself."""
    return Thread.objects.visible_to(here).filter(pk=key).exists()


def kept_among_some(here: Here, key: str) -> Q:
    """Who reported a post is for facilitators; what was said among peers, for peers."""
    if KEEPS in here.roles:
        return Q()
    thread = Thread.objects.get(pk=key)
    if reads_at_once(here) or thread.peers_until is None:
        return Q(deed__in=ABOUT_REPORTS)
    return Q(deed__in=ABOUT_REPORTS) | Q(at__lt=thread.peers_until)
