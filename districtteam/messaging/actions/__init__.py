"""Saying something to somebody, and getting it out of the house."""

from .keeping import forget_messages, send_again, withdraw
from .saying import send

__all__ = ["forget_messages", "send", "send_again", "withdraw"]
