"""Running a cycle: planned, started, moved, reminded, stopped; who takes part; joined."""

from .joining import found_joint_cycle, join_cycle
from .moving import go_back, leave_step
from .planning import amend_cycle, plan_cycle, start_cycle
from .reminding import remind_now, remind_teams, tell_the_rest
from .stopping import cancel_cycle, extend_step, pause_cycle, resume_cycle
from .taking_part import invite_team, take_leave

__all__ = [
    "amend_cycle",
    "cancel_cycle",
    "extend_step",
    "found_joint_cycle",
    "go_back",
    "invite_team",
    "join_cycle",
    "leave_step",
    "pause_cycle",
    "plan_cycle",
    "remind_now",
    "remind_teams",
    "resume_cycle",
    "start_cycle",
    "take_leave",
    "tell_the_rest",
]
