"""What is refused in a conversation, each with a stable code and a sentence for the person."""

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused


class DeliberationError(Refused):
    """Something in a conversation that cannot be done as asked."""

    code = "deliberation"


class ThreadClosed(DeliberationError):
    code = "deliberation.thread_closed"
    words = _("This conversation is closed.")


class NothingSaid(DeliberationError):
    code = "deliberation.nothing_said"
    words = _("Write something first.")


class TooLong(DeliberationError):
    code = "deliberation.too_long"
    words = _("This is too long: %(most)s characters at most.")


class OtherThread(DeliberationError):
    code = "deliberation.other_thread"
    words = _("This answers a post of another conversation.")


class NotYours(DeliberationError):
    code = "deliberation.not_yours"
    words = _("Only who wrote it can change it.")


class NotAPicture(DeliberationError):
    code = "deliberation.not_a_picture"
    words = _("This file is not a picture that can be read. Send a JPEG, PNG or WebP.")


class PictureTooLarge(DeliberationError):
    code = "deliberation.picture_too_large"
    words = _("This picture is too large. Send one of at most %(megabytes)s MB.")
