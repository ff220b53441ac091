"""A sheet that nobody else writes on meanwhile."""

from districtteam.questionnaires.models import Sheet
from districtteam.ui.kept import Kept

LOCKED: Kept[Sheet] = Kept(lambda pk: Sheet.objects.select_for_update().filter(pk=pk), int)


def locked(sheet: Sheet) -> Sheet:
    """The sheet for writing: others wait. Call within a transaction.

    Its team and version never change, so they are as they were read, without a lock.
    """
    [held] = LOCKED.rows(sheet.pk)
    held.team, held.version = sheet.team, sheet.version
    return held
