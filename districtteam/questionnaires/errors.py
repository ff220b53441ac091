"""What is refused about questionnaires, each with a stable code and a sentence for who asked."""

from django.utils.translation import gettext_lazy as _

from districtteam.ui.errors import Refused


class QuestionnaireError(Refused):
    """Something about a questionnaire that cannot be done as asked."""

    code = "questionnaires"


# Forms


class TitleMissing(QuestionnaireError):
    code = "questionnaires.title_missing"
    words = _("Give the questionnaire a title.")


class FileTooLarge(QuestionnaireError):
    code = "questionnaires.file_too_large"
    words = _("The file is larger than 2 MB. Take pictures and other sheets out of it.")


class UnknownTopic(QuestionnaireError):
    code = "questionnaires.unknown_topic"
    words = _("There is no starter topic of this name.")


class AlreadyPublished(QuestionnaireError):
    code = "questionnaires.already_published"
    words = _("This version is published and stays as it is. Begin a new version.")


class NotPublished(QuestionnaireError):
    code = "questionnaires.not_published"
    words = _("This version is not published yet.")


class GateClosed(QuestionnaireError):
    code = "questionnaires.gate_closed"
    words = _("The form cannot be published yet: look at what stops it.")


class DecisionsMissing(QuestionnaireError):
    code = "questionnaires.decisions_missing"
    words = _("Say of each question which decision it feeds. Missing: %(count)s.")


class TooLong(QuestionnaireError):
    code = "questionnaires.too_long"
    words = _(
        "This questionnaire has %(questions)s questions and takes about %(minutes)s minutes. At "
        "most 20 questions and 30 minutes are asked of a team, unless you give a reason."
    )


class UnknownClass(QuestionnaireError):
    code = "questionnaires.unknown_class"
    words = _("A question is of class A, B or C.")


class NotInPilot(QuestionnaireError):
    code = "questionnaires.not_in_pilot"
    words = _("The team was not asked to try this questionnaire.")


class RemarkMissing(QuestionnaireError):
    code = "questionnaires.remark_missing"
    words = _("Write your remark.")


# Sheets


class WrongTimes(QuestionnaireError):
    code = "questionnaires.wrong_times"
    words = _("A questionnaire cannot close before it opens.")


class NotOpen(QuestionnaireError):
    code = "questionnaires.not_open"
    words = _("This questionnaire takes no answers now. Nothing was changed.")


class UnknownSection(QuestionnaireError):
    code = "questionnaires.unknown_section"
    words = _("The questionnaire has no such section.")


class UnknownQuestion(QuestionnaireError):
    code = "questionnaires.unknown_question"
    words = _("What was sent answers a question that is not on this page. Nothing was changed.")


class TooManyTurns(QuestionnaireError):
    code = "questionnaires.too_many_turns"
    words = _("There are %(limit)s already; no more can be added.")


class NotInTeam(QuestionnaireError):
    code = "questionnaires.not_in_team"
    words = _("This person has no post in the team.")


class NotReady(QuestionnaireError):
    """faults: [(stored path, code)]."""

    code = "questionnaires.not_ready"
    words = _("%(count)s answers are missing or need another look.")

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__(count=len(faults))
        self.faults = faults


class OtherSheet(QuestionnaireError):
    code = "questionnaires.other_sheet"
    words = _("These answers were sent for another sheet.")


class ChangedMeanwhile(QuestionnaireError):
    """What is to be confirmed is no longer what the page was opened with."""

    code = "questionnaires.changed_meanwhile"
    words = _("Meanwhile somebody has changed answers. Look at them again, then confirm.")


class NobodyPresent(QuestionnaireError):
    code = "questionnaires.nobody_present"
    words = _("Say who was present.")


class ReasonMissing(QuestionnaireError):
    code = "questionnaires.reason_missing"
    words = _("Give the reason.")


class HasAnswers(QuestionnaireError):
    code = "questionnaires.has_answers"
    words = _("Teams have begun to answer: the questionnaire stays as it is.")


class NothingToReopen(QuestionnaireError):
    code = "questionnaires.nothing_to_reopen"
    words = _("This sheet is open already.")
