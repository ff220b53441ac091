"""What the desk refuses, each with a stable code and a sentence for the person who asked."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class DeskError(Exception):
    code = "desk"
    message: Promise = _("This cannot be done.")

    def __str__(self) -> str:
        return str(self.message)


class NoMailboxError(DeskError):
    code = "desk.no_mailbox"
    message = _("You have no e-mail address on your page. Add one first, then try again.")
