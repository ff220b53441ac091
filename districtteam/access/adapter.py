"""What allauth asks of this house, by its documented hooks."""

from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.translation import gettext as _

from districtteam.people.models import Person

from . import arrival, limits, tokens
from .redirects import HOME, local_path, next_of


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        return False

    def is_safe_url(self, url: str) -> bool:
        return bool(local_path(url or ""))

    def get_client_ip(self, request: HttpRequest) -> str:
        return limits.client_ip(request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return next_of(request) or HOME

    def is_reauthentication_required(self, **_what: Any) -> bool:
        """Our doors ask for fresh proof before allauth's pages are reached."""
        return False

    def respond_user_inactive(self, request: HttpRequest, _user: Person) -> HttpResponse:
        messages.warning(request, _("This person no longer signs in here."))
        return HttpResponseRedirect(resolve_url("access:sign_in"))

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        arrival.settle(request, user)

    def post_login(
        self, request: HttpRequest, user: Person, *, redirect_url: str | None, **_more: Any
    ) -> HttpResponse:
        to = local_path(redirect_url or "") or self.get_login_redirect_url(request)
        return arrival.greet(request, to, user)


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # allauth has no types
    def get_totp_issuer(self) -> str:
        return settings.SITE_NAME

    def get_totp_label(self, user: Person) -> str:
        return user.name

    def build_totp_svg(self, url: str) -> str:
        """Dark on white in both colour schemes, without the XML declaration that HTML has not."""
        import qrcode  # noqa: PLC0415  (only this page needs it)
        from qrcode.image.svg import SvgPathFillImage  # noqa: PLC0415

        drawn = qrcode.make(url, image_factory=SvgPathFillImage).to_string(encoding="unicode")
        return str(drawn[drawn.index("<svg") :])

    def encrypt(self, text: str) -> str:
        return tokens.seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return tokens.unseal(encrypted_text)

    def generate_authenticator_name(self, _user: Person, _type: str) -> str:
        return _("Passkey")

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """The site by its settings: what the browser claims to have asked for is not believed."""
        return {"id": urlsplit(settings.SITE_URL).hostname or "", "name": settings.SITE_NAME}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        given: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return {**given, "name": user.name, "display_name": user.name}
