"""Who may read the history of a sheet or a form."""

from districtteam.ui.http import Here

from .models import Form, Sheet
from .rights import WRITING

DIGITS = 18  # of a primary key at most, on both engines


def may_read_sheet(here: Here, key: str) -> bool:
    """Its team and the facilitators."""
    return _is_number(key) and Sheet.objects.visible_to(here).filter(pk=key).exists()


def may_read_form(here: Here, key: str) -> bool:
    """Those who write forms for the network."""
    if not _is_number(key) or not here.roles & set(WRITING):
        return False
    return Form.objects.visible_to(here).filter(pk=key).exists()


def _is_number(key: str) -> bool:
    return key.isascii() and key.isdigit() and len(key) <= DIGITS
