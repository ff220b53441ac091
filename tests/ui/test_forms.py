from django import forms
from django.utils.translation import override

from districtteam.ui.samples import SampleForm


class Small(forms.Form):
    name = forms.CharField(label="Name", help_text="As on your papers", max_length=10)
    sure = forms.BooleanField(label="Sure")


def test_errors_come_first_and_lead_to_their_fields() -> None:
    html = str(Small({"name": "A name that is too long"}))
    summary, rest = html.split("</ul></div>", 1)
    assert 'role="alert"' in summary
    assert "2 answers need another look" in summary
    assert 'href="#id_name"' in summary
    assert 'href="#id_sure"' in summary
    assert 'id="id_name"' in rest


def test_the_error_of_a_choice_leads_to_its_first_box() -> None:
    html = str(SampleForm({}))
    assert 'href="#id_channel_0"' in html
    assert 'id="id_channel_0"' in html


def test_what_was_written_is_still_there() -> None:
    assert 'value="A name that is too long"' in str(Small({"name": "A name that is too long"}))


def test_a_field_is_described_by_its_hint_and_its_error() -> None:
    html = str(Small({"name": ""}))
    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html


def test_hostile_text_stays_text() -> None:
    html = str(Small({"name": '"><script>'}))
    assert "<script>" not in html


def test_the_summary_speaks_french() -> None:
    with override("fr"):
        html = str(SampleForm({}))
    assert "réponses sont à revoir" in html
    assert "Ce que vous avez écrit est toujours là" in html
