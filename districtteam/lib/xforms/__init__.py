"""Questionnaires: reading, judging and filling in the forms of XLSForm and ODK XForms."""
