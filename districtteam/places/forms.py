"""What people type about places."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from districtteam.ui.uploads import is_too_large

from .models import Place, PlaceQuerySet
from .planning.checks import LONGEST_NAME

MEGABYTE = 1024 * 1024


class SearchForm(forms.Form):
    q = forms.CharField(label=_("Name or code"), required=False, max_length=100)


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"),
        help_text=_("DHIS2’s organisationUnits.json, GeoJSON, CSV or .xlsx; at most 30 MB."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )

    def __init__(self, *args: Any, too_large: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.too_large = too_large
        if too_large:
            self.fields["file"].error_messages["required"] = _(
                "The file has more than %(limit)s MB. Divide it into several."
            ) % {"limit": settings.UPLOAD_LIMIT // MEGABYTE}

    def clean_file(self) -> tuple[str, bytes]:
        """The name under which it came, for people to recognise, and what it holds."""
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        return file.name or "", file.read()


def upload_form(request: Any) -> UploadForm:
    too_large = is_too_large(request)
    return UploadForm(request.POST, request.FILES, too_large=too_large)


class RenameForm(forms.Form):
    name = forms.CharField(label=_("New name"), max_length=LONGEST_NAME)


class CloseForm(forms.Form):
    day = forms.DateField(
        label=_("First day on which it is closed"),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d"),
    )


class MoveForm(forms.Form):
    """parent: code, uid or full name of the place above."""

    parent = forms.CharField(
        label=_("The place above it"), help_text=_("Its name, code or uid."), max_length=250
    )

    def __init__(self, *args: Any, places: PlaceQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.places = places

    def clean_parent(self) -> Place:
        text = self.cleaned_data["parent"].strip()
        for fields in ({"uid": text}, {"code": text}, {"name__iexact": text}):
            found = list(self.places.filter(**fields)[:2])
            if len(found) == 1:
                return found[0]
            if found:
                raise forms.ValidationError(
                    _("Several places are called so. Give the code or the uid.")
                )
        raise forms.ValidationError(_("There is no such place in this tree."))
