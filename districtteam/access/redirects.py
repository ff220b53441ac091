"""Where somebody may be sent after signing in: to a page of this site, by its path."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

MAX_LENGTH = 500
HOME = "/"


def local_path(url: str) -> str:
    """The path if it is one of this site's; else empty. //evil, /\\evil and javascript: are not."""
    if not url.startswith("/") or len(url) > MAX_LENGTH:
        return ""
    return url if url_has_allowed_host_and_scheme(url, allowed_hosts=None) else ""


def next_of(request: HttpRequest) -> str:
    return local_path(request.POST.get("next", "") or request.GET.get("next", ""))
