"""What the pages with a form do in the same way in every room."""

import pytest
from django import forms
from django.test import RequestFactory

from districtteam.ui.errors import Refused
from districtteam.ui.pages import done, sent


class TitleForm(forms.Form):
    title = forms.CharField()


def filled() -> TitleForm:
    form = TitleForm({"title": "Stock-outs"})
    assert form.is_valid()
    return form


def refuse() -> None:
    raise Refused


def test_what_is_refused_is_said_above_the_form() -> None:
    form = filled()
    assert not done(form, refuse)
    assert form.non_field_errors() == ["This cannot be done."]
    assert form.data["title"] == "Stock-outs"


def test_a_deed_that_is_done_leaves_the_form_alone() -> None:
    form, deeds = filled(), list[str]()
    assert done(form, lambda: deeds.append("done"))
    assert (deeds, form.errors) == (["done"], {})


def test_a_fault_that_nobody_foresaw_is_not_swallowed() -> None:
    with pytest.raises(ZeroDivisionError):
        done(filled(), lambda: 1 / 0)


def test_an_empty_form_was_sent_too() -> None:
    assert sent(RequestFactory().get("/")) is None  # type: ignore[arg-type]
    assert sent(RequestFactory().post("/")) is not None  # type: ignore[arg-type]
