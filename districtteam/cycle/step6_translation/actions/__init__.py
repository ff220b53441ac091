"""What is done in the last step: recommended and answered, promised, followed up."""

from .committing import confirm_commitment, drop_draft, open_translation, prepare_commitment
from .following_up import ask_due_follow_ups, check_in, plan_follow_ups, remind_of_days
from .recommending import name_focal_point, recommend, reply
from .supporting import answer_support

__all__ = [
    "answer_support",
    "ask_due_follow_ups",
    "check_in",
    "confirm_commitment",
    "drop_draft",
    "name_focal_point",
    "open_translation",
    "plan_follow_ups",
    "prepare_commitment",
    "recommend",
    "remind_of_days",
    "reply",
]
