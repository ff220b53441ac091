"""Everything that writes places."""

from .importing import import_places
from .single import close_place, move_place, rename_place, reopen_place

__all__ = ["close_place", "import_places", "move_place", "rename_place", "reopen_place"]
