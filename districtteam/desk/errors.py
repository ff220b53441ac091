"""What the desk refuses, each with a stable code and a sentence for the person who asked."""

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused


class DeskError(Refused):
    """Something that cannot be done from the desk as asked."""

    code = "desk"


class NoMailbox(DeskError):
    code = "desk.no_mailbox"
    words = _("You have no e-mail address on your page. Add one first, then try again.")
