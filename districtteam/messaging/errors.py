"""What may go wrong when a message goes out."""

import re

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused

MAILBOX = re.compile(r"[^\s<>()\"',;]+@[^\s<>()\"',;]+")


class DeliveryError(Exception):
    """A delivery did not succeed.

    problem: what the other side said, for the administrator's outbox, without the addresses
    that mail servers like to repeat;
    permanent: trying again cannot help (no such mailbox);
    down: the whole channel is out of order, which is no fault of this delivery.
    """

    def __init__(self, problem: str, *, permanent: bool = False, down: bool = False) -> None:
        super().__init__(problem)
        self.problem = MAILBOX.sub("…", problem)[:300]  # it is logged, and shown in the outbox
        self.permanent = permanent
        self.down = down


class CannotSendAgain(Refused):
    """Its text was a link or code and is gone, or it is on its way already."""

    code = "messaging.cannot_send_again"
    words = _(
        "This message cannot be sent again: its link or code is gone, or it is on its way already."
    )
