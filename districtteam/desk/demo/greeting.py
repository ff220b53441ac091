"""What a demonstration says at the terminal once its first page answers: a link for each role."""

import os
import sys
import time
import urllib.request
from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _

from .ground import address_nearby
from .parts import guises_of

PATIENCE = 120  # seconds until the server must have answered
OK = 200


def language_of(environ: Mapping[str, str]) -> str:
    """The terminal's language, where the pages exist in it."""
    said = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    code = said.replace("_", "-").split("-")[0].split(".")[0].lower()
    return code if code in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def leave_somebody_to_greet(started: float) -> None:
    """A process of its own that waits for the first page, prints the links and ends.

    Twice removed, so that the server that this process becomes has no child it does not know.
    """
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    if os.fork():
        os._exit(0)
    try:
        greet_when_ready(started)
    finally:
        os._exit(0)


def greet_when_ready(started: float) -> None:
    url = f"http://127.0.0.1:{settings.PORT}/"
    deadline = started + PATIENCE
    while not _answers(url) and time.monotonic() < deadline:
        time.sleep(0.1)
    sys.stdout.write(words(time.monotonic() - started))
    sys.stdout.flush()


def words(seconds: float) -> str:
    lines = ["", _("Ready after %(seconds)d s.") % {"seconds": round(seconds)}, ""]
    for guise in guises_of():
        lines.append(f"  {guise.label!s:<34} {settings.SITE_URL}/demo?as={guise.part}")
        lines.append(f"    {guise.name}, {guise.where}")
    lines += ["", _("  The front page, and whatever was sent to whom:")]
    lines += [f"  {settings.SITE_URL}/", f"  {settings.SITE_URL}/demo/letters"]
    nearby = address_nearby()
    if nearby:
        there = f"http://{nearby}:{settings.PORT}/"
        lines += ["", _("  On a telephone in the same network: %(url)s") % {"url": there}]
    made_up = _("Countries, people and figures are made up. Ctrl-C ends it; the data stay.")
    return "\n".join([*lines, "", made_up, ""]) + "\n"


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310  (our own address)
            return bool(answer.status == OK)
    except OSError:
        return False
