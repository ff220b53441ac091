"""allauth's passkey forms, made to answer made-up input instead of failing on it."""

import struct
from typing import Any

from allauth.mfa.webauthn import forms as allauth_forms
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


class AddForm(Sturdy, allauth_forms.AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    pass


class LoginForm(Sturdy, allauth_forms.LoginWebAuthnForm):  # type: ignore[misc]
    pass


class AuthenticateForm(Sturdy, allauth_forms.AuthenticateWebAuthnForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(Sturdy, allauth_forms.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    pass
