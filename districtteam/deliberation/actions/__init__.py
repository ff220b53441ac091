"""Opening a conversation, speaking in it, keeping it fit to be read."""

from .keeping import hide_post, report_post, settle_reports, show_post
from .speaking import Picture, Telling, amend_post, move_up, write_post
from .threads import close_threads, open_line, open_thread

__all__ = [
    "Picture",
    "Telling",
    "amend_post",
    "close_threads",
    "hide_post",
    "move_up",
    "open_line",
    "open_thread",
    "report_post",
    "settle_reports",
    "show_post",
    "write_post",
]
