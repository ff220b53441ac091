"""Everything that is written about questionnaires: see each file."""

from .answering import (
    Clash,
    Saved,
    add_turn,
    hand_section,
    remove_turn,
    save_section,
)
from .confirming import confirm_sheet, decline_sheet, offer_sheet
from .forms import (
    classify_questions,
    mend_version,
    publish_version,
    rename_form,
    start_from_topic,
    write_form,
)
from .sheets import (
    close_sheets,
    forget_sheets,
    open_sheet,
    open_sheets,
    pause_sheets,
    reopen_sheet,
    resume_sheets,
)
from .trying import ask_pilots, finish_trial, remark_on

__all__ = [
    "Clash",
    "Saved",
    "add_turn",
    "ask_pilots",
    "classify_questions",
    "close_sheets",
    "confirm_sheet",
    "decline_sheet",
    "finish_trial",
    "forget_sheets",
    "hand_section",
    "mend_version",
    "offer_sheet",
    "open_sheet",
    "open_sheets",
    "pause_sheets",
    "publish_version",
    "remark_on",
    "remove_turn",
    "rename_form",
    "reopen_sheet",
    "resume_sheets",
    "save_section",
    "start_from_topic",
    "write_form",
]
