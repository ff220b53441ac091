"""One line for each request, and log lines for reading or for machines.

A line never holds a query string, a token, a name or an address: of a page's address only the
pattern is written, with its numbers ("/people/teams/12/", "/l/<token>").
"""

import json
import logging
import re
import secrets
import sys
import time
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

log = logging.getLogger("web")

current: ContextVar[str] = ContextVar("request", default="")
SLOT = re.compile(r"<(?:\w+:)?(\w+)>")
LONG = re.compile(r"[^/.]{16,}")  # in an address that leads nowhere: perhaps a mistyped token
GIVEN = re.compile(r"[\w-]{8,64}")
FACTS = ("method", "path", "status", "ms")

GetResponse = Callable[[HttpRequest], HttpResponseBase]


def requests(get_response: GetResponse) -> GetResponse:
    """Give each request a number, that of the proxy if it gives one, and log its answer."""

    def numbered(request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        number = number_of(request)
        token = current.set(number)
        response = get_response(request)
        if response.status_code >= 400 or not request.path.startswith(settings.STATIC_URL):  # noqa: PLR2004
            _write(request, response.status_code, (time.perf_counter() - began) * 1000)
        current.reset(token)
        response.headers["X-Request-ID"] = number
        return response

    return numbered


def number_of(request: HttpRequest) -> str:
    given = request.META.get("HTTP_X_REQUEST_ID", "")
    if GIVEN.fullmatch(given) and _is_by_proxy(request):
        return str(given)
    return secrets.token_hex(4)


def _is_by_proxy(request: HttpRequest) -> bool:
    from districtteam.access.limits import is_proxy  # noqa: PLC0415  (settings read this file)

    return is_proxy(request.META.get("REMOTE_ADDR", ""))


def _write(request: HttpRequest, status: int, ms: float) -> None:
    facts = (request.method, safe_path(request), status, round(ms))
    log.info("%s %s %d %d ms", *facts, extra=dict(zip(FACTS, facts, strict=True)))


def safe_path(request: HttpRequest) -> str:
    """The address without anything that opens a door."""
    match = request.resolver_match
    if match is None:
        return LONG.sub("…", request.path)[:200]
    numbers = {name: value for name, value in match.kwargs.items() if isinstance(value, int)}
    return "/" + SLOT.sub(lambda slot: str(numbers.get(slot[1], f"<{slot[1]}>")), match.route)


class Discreet(logging.Filter):
    """Django names the path of a request that failed; we write it as safe_path does."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.number = current.get()
        request = getattr(record, "request", None)
        if isinstance(request, HttpRequest) and isinstance(record.args, tuple):
            safe = safe_path(request)
            record.args = tuple(safe if word == request.path else word for word in record.args)
        return True


class TextFormatter(logging.Formatter):
    """2026-11-02 09:00:00 INFO    web: GET /people/teams/12/ 200 34 ms [9f3c01ab]"""

    def __init__(self) -> None:
        super().__init__(
            "{asctime} {levelname:<7} {name}: {message}{mark}", "%Y-%m-%d %H:%M:%S", "{"
        )

    def format(self, record: logging.LogRecord) -> str:
        number = getattr(record, "number", "")
        record.mark = f" [{number}]" if number else ""
        return super().format(record)


class JsonFormatter(logging.Formatter):
    """One JSON object a line, for those who gather them by machine."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= {fact: getattr(record, fact) for fact in FACTS if hasattr(record, fact)}
        if getattr(record, "number", ""):
            line["request"] = record.number  # type: ignore[attr-defined]
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


def plan(kind: str, level: str) -> dict[str, Any]:
    """Django's LOGGING. kind: text or json; what is written goes to standard error."""
    ours = f"{__name__}."
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"discreet": {"()": f"{ours}Discreet"}},
        "formatters": {
            "text": {"()": f"{ours}TextFormatter"},
            "json": {"()": f"{ours}JsonFormatter"},
        },
        "handlers": {
            "console": {
                "class": "logging.StreamHandler",
                "filters": ["discreet"],
                "formatter": kind if kind in {"text", "json"} else "text",
                "stream": sys.stderr,
            }
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "django": {"level": level},
            "django.request": {"level": "ERROR"},  # what was refused has its line already
            "django_tasks": {"level": "DEBUG" if level == "DEBUG" else "WARNING"},
        },
    }
