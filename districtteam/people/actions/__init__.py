"""Every change to networks, teams, persons, posts and addresses: one function, one trace."""

from .addresses import (
    add_address,
    mark_shared,
    remove_address,
    resume_address,
    stop_address,
    verify_address,
)
from .memberships import (
    amend_post,
    appoint,
    end_membership,
    name_acting_lead,
    transfer,
)
from .networks import (
    amend_network,
    end_mandate,
    found_network,
    record_mandate,
    reset_term,
    set_term,
)
from .persons import amend_person, enrol_person, set_preferences
from .teams import amend_team, close_team, form_team, reopen_team

__all__ = [
    "add_address",
    "amend_network",
    "amend_person",
    "amend_post",
    "amend_team",
    "appoint",
    "close_team",
    "end_mandate",
    "end_membership",
    "enrol_person",
    "form_team",
    "found_network",
    "mark_shared",
    "name_acting_lead",
    "record_mandate",
    "remove_address",
    "reopen_team",
    "reset_term",
    "resume_address",
    "set_preferences",
    "set_term",
    "stop_address",
    "transfer",
    "verify_address",
]
