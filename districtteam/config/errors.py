"""What may go wrong with a backup, for the operator to read."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class BackupError(Exception):
    """code: stable; words: what is wrong and what to do, with named slots."""

    code = "config.backup"
    words: str | Promise = ""

    def __init__(self, **slots: object) -> None:
        super().__init__(str(self.words) % slots)


class FileExistsAlreadyError(BackupError):
    code = "config.backup.exists"
    words = _("%(file)s is there already. Nothing was written; choose another name.")


class NotABackupError(BackupError):
    code = "config.backup.not_one"
    words = _("%(file)s is not a whole backup of this platform: %(why)s. Nothing was changed.")


class OtherEngineError(BackupError):
    code = "config.backup.engine"
    words = _(
        "The backup is of %(theirs)s, but DISTRICTTEAM_DATABASE names %(ours)s. Nothing was "
        "changed."
    )


class NotEmptyError(BackupError):
    code = "config.backup.not_empty"
    words = _(
        "%(what)s is not empty. A backup is restored into an empty database and an empty folder "
        "only. Nothing was changed."
    )


class ToolFailedError(BackupError):
    code = "config.backup.tool"
    words = _("%(tool)s failed: %(why)s")
