"""What the gate says of a form, as sentences: where it is, what is wrong, what to do."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtteam.ui.table_words import SENTENCES as OF_TABLES

Words = str | Promise

EXPRESSIONS: dict[str, Words] = {
    "expression_empty": gettext_lazy("An expression is empty. Write a condition, or clear it."),
    "expression_unexpected": gettext_lazy(
        "The expression cannot be read at sign %(at)s. Look for a sign too many or a missing one."
    ),
    "expression_unfinished": gettext_lazy(
        "The expression breaks off. A bracket or a value is missing at its end."
    ),
    "expression_quote": gettext_lazy("A quotation mark in the expression is not closed."),
    "expression_prefix": gettext_lazy("The expression uses the prefix “%(prefix)s”, unknown here."),
    "expression_too_long": gettext_lazy("The expression is too long. Divide the calculation."),
    "expression_too_deep": gettext_lazy("The expression has too many brackets inside brackets."),
    "evaluation_too_long": gettext_lazy("The expression would take too long. Simplify it."),
    "function_unknown": gettext_lazy(
        "There is no function “%(function)s”. Did you mean “%(suggestion)s”?"
    ),
    "arguments_wrong": gettext_lazy(
        "The function “%(function)s” is given too many values or too few."
    ),
    "nodes_expected": gettext_lazy(
        "The function “%(function)s” wants the name of a question, such as ${beds}."
    ),
    "pattern_wrong": gettext_lazy("The pattern in regex() cannot be read."),
    "pattern_slow": gettext_lazy(
        "The pattern in regex() could take very long to compare. Simplify it."
    ),
    "pattern_too_large": gettext_lazy("The pattern in regex() is too large. Simplify it."),
    "digest_wrong": gettext_lazy("digest() knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512."),
    "date_format": gettext_lazy("The format of a date or time cannot be read."),
    "seed_wrong": gettext_lazy("The seed of randomize() must be a number."),
    "instance_unknown": gettext_lazy("The expression looks into a list that is not in the form."),
    "reference_wrong": gettext_lazy("A reference is not closed well. Write it as ${question}."),
    "reference_unknown": gettext_lazy("The expression names a question that is not in the form."),
    "reference_twice": gettext_lazy(
        "The expression names a question whose name is there several times. Rename one of them."
    ),
    "reference_nowhere": gettext_lazy("“%(reference)s” leads to no question of the form."),
    "circle": gettext_lazy("These depend on each other in a circle: %(circle)s."),
    "relevant_itself": gettext_lazy("The question is shown depending on its own answer."),
    "never_shown": gettext_lazy("No answer ever brings this question up."),
    "choice_unknown": gettext_lazy(
        "The condition asks for “%(choice)s”, which the question %(question)s does not offer."
    ),
}
SHEETS: dict[str, Words] = {
    "sheet_none": gettext_lazy(
        "No sheet is called “survey”. An XLSForm has its questions on a sheet of this name."
    ),
    "sheet_too_deep": gettext_lazy("Groups stand in too many groups. Flatten the form."),
    "sheet_unforeseen": gettext_lazy("The spreadsheet cannot be converted: %(said)s"),
    "sheet_refused": gettext_lazy("The spreadsheet is refused: %(said)s"),
    "sheet_misspelt": gettext_lazy("The name of a sheet seems misspelt: %(said)s"),
    "heading_missing": gettext_lazy("A column that is needed is missing: %(said)s"),
    "heading_wrong": gettext_lazy("The heading of a column is wrong: %(said)s"),
    "heading_twice": gettext_lazy("The column “%(column)s” is there twice."),
    "headings_same": gettext_lazy("Two columns are the same under two names: %(said)s"),
    "name_twice": gettext_lazy("Two questions have the same name. Each needs its own."),
    "name_missing": gettext_lazy("A question or group has no name."),
    "name_wrong": gettext_lazy(
        "A name begins with a letter and has only letters, figures, dots, hyphens and low lines."
    ),
    "name_meta": gettext_lazy("No question can be called “meta”. Choose another name."),
    "repeat_named_as_form": gettext_lazy("A repeat has the name of the form. Rename it."),
    "repeat_name_twice": gettext_lazy("Two repeats have the same name. Rename one of them."),
    "type_missing": gettext_lazy("A question has no type, such as integer or text."),
    "type_unknown": gettext_lazy("There is no type of question called “%(found)s”."),
    "calculation_missing": gettext_lazy("A calculation is empty."),
    "parameters_wrong": gettext_lazy("The parameters of the question are wrong: %(said)s"),
    "range_wrong": gettext_lazy("The ends or the step of the range are wrong: %(said)s"),
    "entity_wrong": gettext_lazy("The sheet of entities is wrong: %(said)s"),
    "begin_unmatched": gettext_lazy("A group or repeat is begun and never ended."),
    "end_unmatched": gettext_lazy("A group or repeat is ended that was never begun."),
    "choices_missing": gettext_lazy("The sheet “choices” is missing."),
    "choices_none": gettext_lazy("The question offers nothing to choose from."),
    "choice_no_name": gettext_lazy("A choice has no name."),
    "choice_no_label": gettext_lazy("A choice has no label."),
    "choice_space": gettext_lazy("The name of the choice “%(choice)s” has a blank in it."),
    "choice_twice": gettext_lazy("A choice is there twice in the same list."),
    "list_unknown": gettext_lazy("There is no list of choices called “%(found)s”."),
    "label_missing": gettext_lazy("The question has no label: nobody would know what is asked."),
    "translation_missing": gettext_lazy("The text is missing in “%(language)s”."),
    "constraint_message_missing": gettext_lazy(
        "The rule has no message: people would not know why an answer is refused."
    ),
    "no_question": gettext_lazy("The form asks nothing."),
}
FILES: dict[str, Words] = {
    "xml_damaged": gettext_lazy("The XML is damaged at line %(line)s."),
    "xml_doctype": gettext_lazy("The XML has a document type, which is not accepted. Remove it."),
    "xml_encoding": gettext_lazy("The letters of the XML cannot be read. Save it as UTF-8."),
    "form_no_model": gettext_lazy("This XML is no form: it has no model."),
    "form_no_instance": gettext_lazy("This XML is no form: it has no data."),
    "form_wrong_bind": gettext_lazy("A rule of the form leads nowhere."),
    "bind_nowhere": gettext_lazy("A rule is for “%(nodeset)s”, which is not in the form."),
    "control_nowhere": gettext_lazy("A question is for “%(nodeset)s”, which is not in the form."),
    "file_too_large": gettext_lazy("The file is too large."),
    "file_unpacks_too_large": gettext_lazy("Unpacked, the file would be too large."),
    "too_many_rows": gettext_lazy("There are more than %(limit)s rows."),
    "too_many_nodes": gettext_lazy("The form is too large."),
    "too_deep": gettext_lazy("Groups stand in too many groups. Flatten the form."),
    "text_too_long": gettext_lazy("A text of the form is too long."),
    "value_too_long": gettext_lazy("A value of the form is too long."),
    "too_many_repeats": gettext_lazy("A repeat has more than %(limit)s entries."),
}
NOTES: dict[str, Words] = {
    "mended": gettext_lazy("Mended: “%(before)s” became “%(after)s”."),
    "collect_only": gettext_lazy(
        "This question is asked in the ODK Collect app only: %(reason)s. Our pages leave it out."
    ),
    "not_shown": gettext_lazy("Our pages cannot ask this (%(reason)s) and leave it out."),
    "required_not_shown": gettext_lazy(
        "An answer is required, but our pages cannot ask this question. Nobody could finish."
    ),
    "needs_file": gettext_lazy("The form reads the file “%(file)s”, which our pages do not have."),
    "out_entities": gettext_lazy("The form keeps entities, which is left out here."),
    "out_audit": gettext_lazy("The form keeps an audit log, which is left out here."),
    "out_device": gettext_lazy("The form asks for “%(name)s” of a device, which is left out here."),
    "odk_function": gettext_lazy(
        "ODK's own apps do not have the function “%(function)s” here. Write it another way."
    ),
    "odk_step": gettext_lazy(
        "ODK's own apps cannot read “%(step)s” in an expression. Name the question instead."
    ),
    "choice_name_wrong": gettext_lazy(
        "jr:choice-name() wants a question of the form, which “%(question)s” is not."
    ),
    "reference_repeated": gettext_lazy(
        "The expression looks into a repeat from outside, where it could mean any entry."
    ),
    "text_unknown": gettext_lazy("The expression names the text “%(key)s”, not in the form."),
    "out_event": gettext_lazy("The form sets a value at “%(event)s”, which is left out here."),
}
REASONS: dict[str, Words] = {
    "barcode": gettext_lazy("reads a barcode"),
    "drawing_on_map": gettext_lazy("draws on a map"),
    "external_app": gettext_lazy("opens another app"),
    "sensor": gettext_lazy("uses a sensor"),
    "printer": gettext_lazy("prints"),
    "map": gettext_lazy("shows a map"),
    "drawing": gettext_lazy("is drawn"),
    "picture_map": gettext_lazy("chooses on a picture"),
    "external_search": gettext_lazy("searches a file"),
    "upload": gettext_lazy("sends a file"),
    "secret": gettext_lazy("is secret"),
}
SENTENCES: dict[str, Words] = {**OF_TABLES, **EXPRESSIONS, **SHEETS, **FILES, **NOTES}
MENDS: dict[str, Words] = {
    "join_columns": gettext_lazy("The two columns can be joined."),
    "close_reference": gettext_lazy("The reference can be closed well."),
    "rename": gettext_lazy("The name can be changed, with all that refers to it."),
    "rename_choice": gettext_lazy("The second one can be taken out or renamed."),
}


class Slots(dict[str, Any]):
    """What a finding does not say shows as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


def finding_words(finding: Mapping[str, Any]) -> str:
    """What is wrong, in one sentence or two."""
    params = Slots({key: value for key, value in finding["params"].items() if value != ""})
    params["column"] = finding.get("column") or "…"
    if "reason" in params:
        params["reason"] = str(REASONS.get(str(params["reason"]), params["reason"]))
    words = str(SENTENCES.get(finding["code"], SHEETS["sheet_refused"]))
    mend = str(MENDS.get(finding.get("mend", ""), ""))
    return " ".join(filter(None, [words % params, mend]))


def place_words(finding: Mapping[str, Any]) -> str:
    """Where it stands: the cell of the spreadsheet, or the question."""
    sheet, row, cell = finding.get("sheet"), finding.get("row"), finding.get("cell")
    if sheet and cell:
        return _("Sheet “%(sheet)s”, cell %(cell)s") % {"sheet": sheet, "cell": cell}
    if sheet and row:
        return _("Sheet “%(sheet)s”, row %(row)s") % {"sheet": sheet, "row": row}
    if finding.get("path"):
        name = str(finding["path"]).rpartition("/")[2]
        return _("Question “%(name)s”") % {"name": name}
    return _("Sheet “%(sheet)s”") % {"sheet": sheet} if sheet else ""
