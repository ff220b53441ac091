"""Everything that writes places."""

from .importing import import_places
from .single import close_place, move_place, rename_place, reopen_place
from .uploads import forget_uploads, keep_upload, plan_upload, take_upload

__all__ = [
    "close_place",
    "forget_uploads",
    "import_places",
    "keep_upload",
    "move_place",
    "plan_upload",
    "rename_place",
    "reopen_place",
    "take_upload",
]
