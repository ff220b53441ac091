"""Files from outside are cut off at the limit, before they fill a disk."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

from .doors import Door

ENVELOPE = 64 * 1024  # bytes around a file: field names, the token


class LimitedUpload(TemporaryFileUploadHandler):
    """Writes a file to disk as it comes, and leaves it out when it grows past UPLOAD_LIMIT.

    Forms are read before a view is asked who may open it (their token is looked for), so a file
    that nobody waits for, or from somebody who may not send it, is left out before a byte is kept.
    """

    def handle_raw_input(self, *args: Any) -> None:
        """args: input, headers, length, boundary, encoding."""
        self.is_too_large = args[2] > settings.UPLOAD_LIMIT + ENVELOPE
        self.taken = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if not _is_awaited(self.request):
            raise SkipFile
        super().new_file(*args, **kwargs)
        if self.is_too_large:
            self._refuse()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.taken += len(raw_data)
        if self.taken > settings.UPLOAD_LIMIT:
            self._refuse()
        super().receive_data_chunk(raw_data, start)

    def _refuse(self) -> None:
        self.file.close()
        self.request.upload_too_large = True  # type: ignore[union-attr]
        raise SkipFile


def _is_awaited(request: Any) -> bool:
    """Whether the page takes files from this reader."""
    match, here = request.resolver_match, getattr(request, "here", None)
    rule: Door | None = getattr(match.func, "door", None) if match else None
    if rule is None or not rule.files or here is None or here.person is None:
        return False
    return rule.admits(here.roles, signed_in=True)


def is_too_large(request: HttpRequest) -> bool:
    """Whether a file of this request was left out for its size; read request.POST first."""
    request.POST  # noqa: B018  (the upload is read when it is first asked for)
    return getattr(request, "upload_too_large", False)
