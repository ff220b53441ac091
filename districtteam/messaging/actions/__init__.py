"""Saying something to somebody, and getting it out of the house."""

from .saying import send

__all__ = ["send"]
