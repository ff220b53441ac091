"""Editions, what teams say of their own figures, and teams that ask to talk to each other."""

from .editions import (
    draw_edition,
    open_to_public,
    prepare_edition,
    publish_edition,
    set_better,
)
from .previews import set_quote, write_note
from .talks import answer_talk, ask_after_talks, ask_to_talk, tell_of_talk

__all__ = [
    "answer_talk",
    "ask_after_talks",
    "ask_to_talk",
    "draw_edition",
    "open_to_public",
    "prepare_edition",
    "publish_edition",
    "set_better",
    "set_quote",
    "tell_of_talk",
    "write_note",
]
