"""allauth's forms: passkeys that answer made-up input, and codes in our own words."""

import struct
from typing import Any

from allauth.mfa.base import forms as code_forms
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as passkey_forms
from django import forms
from django.utils.translation import gettext as _

LONGEST = 20_000  # characters of JSON: an attestation with its certificates has a few thousand

# What fido2 raises from a credential that is no credential (fido2 2.2, cbor, webauthn, utils).
FAULTS = (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error)


class Sturdy(forms.Form):
    def full_clean(self) -> None:
        if len(self.data.get("credential", "")) > LONGEST:
            self.data = {}
        try:
            super().full_clean()
        except FAULTS:
            self.cleaned_data: dict[str, Any] = {}
            self.add_error("credential", _("This is no passkey."))


class AddPasskeyForm(Sturdy, passkey_forms.AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class LoginPasskeyForm(Sturdy, passkey_forms.LoginWebAuthnForm):  # type: ignore[misc]
    pass


class AuthenticatePasskeyForm(Sturdy, passkey_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class ReauthenticatePasskeyForm(Sturdy, passkey_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class InOurWords(forms.Form):
    """A field for a code that is labelled, and has no words inside that vanish when one types."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]
        field.label = _("Code from the app, or recovery code")
        field.widget = forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short"}
        )


class ActivateAppForm(InOurWords, ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code that the app shows")


class AuthenticateForm(InOurWords, code_forms.AuthenticateForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(InOurWords, code_forms.ReauthenticateForm):  # type: ignore[misc]
    pass
