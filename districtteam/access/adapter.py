"""What allauth asks of this house, by its documented hooks."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse

from districtteam.people.models import Person

from . import arrival, limits
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

    def login(self, request: HttpRequest, user: Person) -> None:
        super().login(request, user)
        arrival.settle(request, user)

    def post_login(
        self, request: HttpRequest, user: Person, *, redirect_url: str | None, **_more: Any
    ) -> HttpResponse:
        to = local_path(redirect_url or "") or self.get_login_redirect_url(request)
        return arrival.greet(request, to, user)
