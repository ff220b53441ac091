"""What the trail says of each deed of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "cycle.plan_cycle": _("%(by)s planned the cycle “%(cycle)s”."),
    "cycle.amend_cycle": _("%(by)s corrected the title or the purpose of “%(cycle)s”."),
    "cycle.start_cycle": _("%(by)s started the cycle “%(cycle)s”. Teams invited: %(teams)s."),
    "cycle.leave_step": _("%(by)s closed step %(step)s of “%(cycle)s”. %(despite)s"),
    "cycle.go_back": _("%(by)s went back from step %(step)s of “%(cycle)s”: %(reason)s"),
    "cycle.finish_cycle": _("The cycle “%(cycle)s” is finished."),
    "cycle.extend_step": _("%(by)s gave more time in “%(cycle)s”, until %(day)s: %(why)s"),
    "cycle.pause_cycle": _("%(by)s paused “%(cycle)s”: %(why)s"),
    "cycle.resume_cycle": _("%(by)s took up “%(cycle)s” again."),
    "cycle.cancel_cycle": _("%(by)s cancelled “%(cycle)s”: %(why)s"),
    "cycle.invite_team": _("%(by)s invited %(team)s to “%(cycle)s”."),
    "cycle.take_leave": _("%(team)s takes part in “%(cycle)s” no more."),
    "cycle.found_joint_cycle": _("%(by)s opened “%(cycle)s” to other networks."),
    "cycle.join_cycle": _("%(by)s linked “%(cycle)s” to a joint cycle."),
    "cycle.agree": _("Who sees what of the answers of “%(cycle)s” was set down."),
    "cycle.propose": _("%(by)s proposed an issue for “%(cycle)s”: %(proposal)s"),
    "cycle.withdraw_proposal": _("%(by)s withdrew a proposal from “%(cycle)s”: %(proposal)s"),
    "cycle.prepare_vote": _("%(by)s prepared the votes of %(team)s in “%(cycle)s”."),
    "cycle.confirm_vote": _("%(by)s confirmed the votes of %(team)s in “%(cycle)s”."),
    "cycle.close_vote": _("%(by)s closed the vote of “%(cycle)s”."),
    "cycle.choose_issue": _("%(by)s chose the issue of “%(cycle)s”: %(issue)s"),
}
