"""Every change to networks, teams, persons, posts and addresses: one function, one trace."""

from .addresses import (
    add_address,
    mark_shared,
    remove_address,
    resume_address,
    show_address,
    stop_address,
    verify_address,
)
from .enrolment import enrol_in_post
from .erasure import erase_person
from .imports import choose_teams, drop_draft, forget_old_drafts, import_people, read_people
from .memberships import (
    amend_post,
    appoint,
    end_membership,
    name_acting_lead,
    transfer,
)
from .networks import (
    add_letter,
    amend_network,
    end_mandate,
    found_network,
    record_mandate,
    reset_term,
    set_term,
)
from .persons import amend_person, enrol_person, set_preferences
from .roll_calls import Line, Newcomer, call_roll, confirm_roll
from .teams import amend_team, close_team, form_team, reopen_team
from .undo import undo_import

__all__ = [
    "Line",
    "Newcomer",
    "add_address",
    "add_letter",
    "amend_network",
    "amend_person",
    "amend_post",
    "amend_team",
    "appoint",
    "call_roll",
    "choose_teams",
    "close_team",
    "confirm_roll",
    "drop_draft",
    "end_mandate",
    "end_membership",
    "enrol_in_post",
    "enrol_person",
    "erase_person",
    "forget_old_drafts",
    "form_team",
    "found_network",
    "import_people",
    "mark_shared",
    "name_acting_lead",
    "read_people",
    "record_mandate",
    "remove_address",
    "reopen_team",
    "reset_term",
    "resume_address",
    "set_preferences",
    "set_term",
    "show_address",
    "stop_address",
    "transfer",
    "undo_import",
    "verify_address",
]
