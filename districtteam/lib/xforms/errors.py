"""What may be wrong with a form, an expression or a submission, as codes and parameters.

A code never changes its meaning; rooms put codes into words. `at` counts characters from 0.
"""


class XFormError(Exception):
    """Something was refused; nothing of it was taken."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class XPathSyntaxError(XFormError):
    """An expression cannot be read, with `expression` and `at`.

    Codes: expression_empty expression_unexpected expression_unfinished expression_quote
    expression_prefix.
    """


class XPathTypeError(XFormError):
    """An expression cannot be evaluated.

    Codes: function_unknown arguments_wrong nodes_expected date_format pattern_wrong
    pattern_slow digest_wrong instance_unknown.
    """


class LimitError(XFormError):
    """More than the limits allow, with `limit`.

    Codes: file_too_large too_many_nodes too_deep text_too_long expression_too_long
    expression_too_deep evaluation_too_long value_too_long pattern_too_large too_many_repeats
    file_unpacks_too_large too_many_rows.
    """


class XMLError(XFormError):
    """The file is no XML that we take, with `line` and `column` where known.

    Codes: xml_damaged xml_doctype xml_encoding.
    """


class FormError(XFormError):
    """The XML is no form. Codes: form_no_model form_no_instance form_wrong_bind."""


class SubmissionError(XFormError):
    """The XML is no submission of this form.

    Codes: submission_other_form submission_other_version submission_unknown_node
    submission_no_id value_not_text.
    """


class SheetError(XFormError):
    """A spreadsheet is no XLSForm that can be converted, with sheet, row and column where known.

    Codes: those of lib.tables for files of another kind; sheet_none sheet_too_deep
    sheet_unforeseen; and those of sheets/refusals.py.
    """
