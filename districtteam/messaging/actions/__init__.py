"""Saying something to somebody, and getting it out of the house."""

from .keeping import forget_messages, send_again, withdraw
from .saying import Saying, send, send_all, send_late

__all__ = ["Saying", "forget_messages", "send", "send_again", "send_all", "send_late", "withdraw"]
