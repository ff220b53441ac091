"""Who may read the history of a sheet or a form."""

from districtteam.ui.http import Here

from .models import Form, Sheet
from .rights import WRITING


def may_read_sheet(here: Here, key: str) -> bool:
    """Its team and the facilitators."""
    return Sheet.objects.visible_to(here).filter(pk=key).exists()


def may_read_form(here: Here, key: str) -> bool:
    """Those who write forms for the network."""
    if not here.roles & set(WRITING):
        return False
    return Form.objects.visible_to(here).filter(pk=key).exists()
