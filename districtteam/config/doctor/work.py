"""Whether the processes run, the messages go out, and the words and styles are in place."""

import smtplib
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django_tasks_db.models import DBTaskResult

from districtteam.jobs.actions import SILENCE
from districtteam.jobs.preparing import kept_static_state, static_state
from districtteam.jobs.queries import beats
from districtteam.messaging.queries import overdue

from .findings import Finding, attention, fault, ok

LATE = timedelta(minutes=10)
A_DAY = timedelta(days=1)
PACKAGE = Path(__file__).resolve().parents[2]
NOWHERE = {"filebased", "console", "dummy", "locmem"}


def processes() -> Iterator[Finding]:
    try:
        ages = beats(timezone.now())
    except DatabaseError:
        return  # said already, by storage.database
    names = {"worker": _("The worker"), "clock": _("The clock")}
    for kind, age in ages.items():
        slots = {"process": names[kind], "seconds": round(age or 0)}
        if age is not None and age <= SILENCE.total_seconds():
            yield ok(_("%(process)s was at work %(seconds)d s ago.") % slots)
        else:
            yield fault(
                _("%(process)s does not run: nothing is sent, no reminder goes out.") % slots,
                _("Start the site: districtteam serve, or its systemd unit."),
            )


def queues() -> Iterator[Finding]:
    now = timezone.now()
    try:
        late = overdue(now - LATE).count()
        failed = DBTaskResult.objects.failed().filter(finished_at__gt=now - A_DAY).count()
    except DatabaseError:
        return
    if late:
        words = ngettext(
            "%(count)d message has waited for more than ten minutes.",
            "%(count)d messages have waited for more than ten minutes.",
            late,
        )
        yield attention(
            words % {"count": late}, _("Look at /messages/ and try: districtteam doctor --mail")
        )
    if failed:
        words = ngettext(
            "%(count)d task failed in the last day.",
            "%(count)d tasks failed in the last day.",
            failed,
        )
        yield attention(words % {"count": failed}, _("The log says why: look for ERROR."))


def mail() -> Iterator[Finding]:
    kind = settings.EMAIL_BACKEND.split(".")[-2]
    if kind in NOWHERE and not settings.DEMO:
        yield attention(
            _("E-mails are not sent (%(kind)s): nobody can sign in by e-mail.") % {"kind": kind},
            _("Set DISTRICTTEAM_EMAIL to smtp://…"),
        )
    if settings.EMAIL_FROM.rstrip(">").endswith("@localhost") and not settings.DEMO:
        yield attention(
            _("The sender of e-mails is %(sender)s, which many will refuse.")
            % {"sender": settings.EMAIL_FROM},
            _("Set DISTRICTTEAM_EMAIL_FROM to an address of the site's own domain."),
        )


def mail_server() -> Iterator[Finding]:
    """Only when asked for: it speaks to the outside."""
    try:
        line = get_connection()
        line.open()
        line.close()
    except (OSError, smtplib.SMTPException) as error:
        yield fault(
            _("The mail server does not take our mail: %(why)s") % {"why": error},
            _("Look at DISTRICTTEAM_EMAIL: host, port, user, word, tls."),
        )
    else:
        yield ok(_("The mail server takes our mail."))


def time_zones() -> Iterator[Finding]:
    try:
        ZoneInfo("Africa/Porto-Novo")
    except ZoneInfoNotFoundError:
        yield fault(
            _("This machine has no time zones: every hour would be shown wrongly."),
            _("Install the package tzdata (Debian: apt install tzdata)."),
        )
    else:
        yield ok(_("Time zones are there."))


def words() -> Iterator[Finding]:
    """Every catalogue of ours compiled, none older than its source."""
    old = [source for source in PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po") if _is_old(source)]
    if old:
        yield fault(
            _("The translations are not compiled (%(path)s): pages mix languages.")
            % {"path": old[0].relative_to(PACKAGE)},
            _("In a checkout, run: make demo or make test. Otherwise install the package again."),
        )
    else:
        yield ok(_("The translations are compiled."))


def _is_old(source: Path) -> bool:
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime


def static_files() -> Iterator[Finding]:
    if kept_static_state() == static_state():
        yield ok(_("Styles and scripts are ready."))
    else:
        yield attention(
            _("Styles and scripts are not those of this version."),
            _("Run: districtteam prepare (serve does so by itself)."),
        )
