"""Why a key did not turn. Each has a stable code and words for the person."""

from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class AccessError(Exception):
    """Something about signing in, proving, inviting or handing over was refused."""

    code = "access.refused"
    message: str | Promise = _("This is not possible.")

    def __init__(self, message: str | Promise | None = None) -> None:
        super().__init__(str(message or self.message))
        self.message = message or self.message


class NoChannelError(AccessError):
    """No message can be sent to addresses of this kind from this site."""

    code = "access.no_channel"
    message = _(
        "This site cannot send text messages to telephones. "
        "Use your e-mail address instead, or ask your facilitator to invite you again."
    )


class TooOftenError(AccessError):
    """Slow down. `until`: when it is worth trying again."""

    code = "access.too_often"
    message = _("This has been asked too often. Please wait a little and try again.")

    def __init__(self, until: datetime, message: str | Promise | None = None) -> None:
        super().__init__(message)
        self.until = until


class WrongCodeError(AccessError):
    code = "access.wrong_code"
    message = _("This is not the code that we sent. Look at the newest message and try again.")


class SpentKeyError(AccessError):
    """Used already, out of time, or tried too often."""

    code = "access.spent_key"
    message = _("This link or code no longer works. Ask for a new one.")


class NoAddressError(AccessError):
    code = "access.no_address"
    message = _("This person has no address that a message can be sent to. Add one first.")


class HandOverError(AccessError):
    code = "access.hand_over"
