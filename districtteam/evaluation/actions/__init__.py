"""Keeping what an evaluation needs."""

from .calls import log_call
from .credits import log_credit, withdraw_credit

__all__ = ["log_call", "log_credit", "withdraw_credit"]
