"""What the trail says of each deed of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "questionnaires.write_form": _("%(by)s wrote the questionnaire %(form)s."),
    "questionnaires.rename_form": _("%(by)s changed the title of the questionnaire %(form)s."),
    "questionnaires.mend_version": _("%(by)s had the faults of the form %(form)s mended."),
    "questionnaires.classify_questions": _(
        "%(by)s said how sensitive the questions of %(form)s are and what they feed."
    ),
    "questionnaires.ask_pilots": _("%(by)s asked %(team)s to try the questionnaire %(form)s."),
    "questionnaires.remark": _("%(by)s remarked on a question of %(form)s for %(team)s."),
    "questionnaires.finish_trial": _("%(team)s has tried the questionnaire %(form)s."),
    "questionnaires.publish_version": _("%(by)s published version %(number)s of %(form)s."),
    "questionnaires.open_sheet": _("The questionnaire %(sheet)s is open for answers."),
    "questionnaires.save_section": _("%(by)s saved answers of %(team)s."),
    "questionnaires.add_turn": _("%(by)s added an entry to the answers of %(team)s."),
    "questionnaires.remove_turn": _("%(by)s took an entry out of the answers of %(team)s."),
    "questionnaires.hand_section": _("%(by)s asked %(person)s to fill in a section."),
    "questionnaires.offer_sheet": _("%(by)s asked the lead of %(team)s to confirm the answers."),
    "questionnaires.confirm_sheet": _(
        "%(by)s confirmed the answers of %(team)s, receipt %(receipt)s."
    ),
    "questionnaires.decline_sheet": _("%(by)s said why %(team)s cannot answer."),
    "questionnaires.reopen_sheet": _("%(by)s opened the answers of %(team)s again: %(reason)s"),
    "questionnaires.close_sheets": _("%(by)s closed a questionnaire: %(sheets)s sheets."),
    "questionnaires.pause_sheets": _("%(by)s paused a questionnaire: %(sheets)s sheets."),
    "questionnaires.resume_sheets": _("%(by)s took up a questionnaire again: %(sheets)s sheets."),
    "questionnaires.forget_sheets": _("%(by)s withdrew a questionnaire nobody had answered."),
}
