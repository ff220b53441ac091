"""What is refused about places, each with a stable code and a sentence for who asked."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.lib.json_entries import JsonError
from districtteam.lib.tables import TableError
from districtteam.ui.errors import Refused
from districtteam.ui.table_words import table_words, with_numbers


class PlaceError(Refused):
    """Something about places that cannot be done as asked."""

    code = "places"


class NameMissing(PlaceError):
    code = "places.name_missing"
    words = _("Enter a name.")


class NameTooLong(PlaceError):
    code = "places.name_too_long"
    words = _("The name has more than %(limit)s characters. Shorten it.")


class OtherTree(PlaceError):
    code = "places.other_tree"
    words = _("“%(parent)s” belongs to the tree of another network.")


class InsideItself(PlaceError):
    code = "places.inside_itself"
    words = _("“%(place)s” cannot be moved under “%(parent)s”, which stands below it.")


class TreeTooDeep(PlaceError):
    code = "places.tree_too_deep"
    words = _("A tree of places has at most %(limit)s levels. Choose a higher place.")


class AlreadyClosed(PlaceError):
    code = "places.already_closed"
    words = _("“%(place)s” is closed already.")


class NotClosed(PlaceError):
    code = "places.not_closed"
    words = _("“%(place)s” is not closed.")


class ClosedBeforeOpened(PlaceError):
    code = "places.closed_before_opened"
    words = _("“%(place)s” opened on %(opened)s. Choose a later day.")


class PlanBlocked(PlaceError):
    code = "places.plan_blocked"
    words = _("The file has faults. Correct them and send it again; nothing was changed.")


class TreeChanged(PlaceError):
    code = "places.tree_changed"
    words = _("The tree changed during the import. Send the file again: it goes on.")


class FileGone(PlaceError):
    code = "places.file_gone"
    words = _("This file is no longer kept. Send it again.")


class PlanChanged(PlaceError):
    code = "places.plan_changed"
    words = _("The tree has changed since you looked. Here is what would change now.")


class FileRefused(PlaceError):
    """The whole file cannot be used; `detail` is the finer code."""

    code = "places.file_refused"

    def __init__(self, detail: str, **params: Any) -> None:
        super().__init__(**params)
        self.detail = detail

    @property
    def message(self) -> str:
        if self.detail in FILE_WORDS:
            return str(FILE_WORDS[self.detail]) % with_numbers(self.params)
        return table_words(TableError(self.detail, **self.params))


def refused(fault: TableError | JsonError) -> FileRefused:
    """A reader's fault as ours, with its words."""
    return FileRefused(fault.code, **fault.params)


FILE_WORDS: dict[str, str | Promise] = {
    "is_html": _(
        "This is a web page, not a list of places. Perhaps the session had ended: sign in there"
        " and download the file again (JSON, GeoJSON, CSV or .xlsx)."
    ),
    "is_image": _("This is a picture. Send the list of places: JSON, GeoJSON, CSV or .xlsx."),
    "json_malformed": _("Line %(line)s: this is not valid JSON. Export the file again."),
    "json_cut_off": _("Line %(line)s: the file ends too early. Download it again, to the end."),
    "json_too_deep": _("Line %(line)s: the file is nested too deeply. Export it again from DHIS2."),
    "json_entry_too_long": _(
        "Line %(line)s: one place has more than 8 million characters. Simplify its borders."
    ),
    "no_places": _(
        "No place was found in this file. It must be DHIS2’s organisationUnits.json, a GeoJSON"
        " FeatureCollection, or a table with a column of names."
    ),
    "no_columns": _(
        "No column says which places are meant. Give one the heading “name”, “code” or “uid”."
    ),
    "too_many_places": _("There are more than %(limit)s places. Divide the file into several."),
    "too_many_points": _(
        "All borders together have more than %(limit)s points. Simplify them first."
    ),
}
