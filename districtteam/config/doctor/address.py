"""Who may reach the site, by which name, and what protects it on the way."""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Tags, run_checks
from django.utils.translation import gettext as _

from .findings import Finding, attention, fault, ok

SHORTEST_KEY = 50
FEWEST_LETTERS = 10
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def secret_key() -> Iterator[Finding]:
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_LETTERS or key.startswith("django-"):
        yield fault(
            _("The secret key is weak: whoever guesses it can sign in as anybody."),
            _("Remove DISTRICTTEAM_SECRET_KEY, and a strong one is made at the next start."),
        )
    else:
        yield ok(_("The secret key is strong."))
    kept = Path(settings.DATA_DIR) / "secret-key"
    if kept.exists() and kept.stat().st_mode & 0o077:
        yield fault(
            _("Other users of this machine can read the secret key."),
            _("Run: chmod 600 %(path)s") % {"path": kept},
        )


def site_url() -> Iterator[Finding]:
    host = urlsplit(settings.SITE_URL).hostname or ""
    if settings.SITE_URL.startswith("https://"):
        yield ok(_("The site is reached by https at %(url)s.") % {"url": settings.SITE_URL})
    elif host in LOOPBACK:
        yield attention(
            _("Only this machine can reach the site, at %(url)s.") % {"url": settings.SITE_URL},
            _("For a real site, set DISTRICTTEAM_SITE_URL to the address that people type."),
        )
    else:
        yield fault(
            _("People reach the site without encryption, at %(url)s.") % {"url": settings.SITE_URL},
            _("Put it behind a proxy with TLS and set DISTRICTTEAM_SITE_URL to https://…"),
        )


def hosts() -> Iterator[Finding]:
    host = urlsplit(settings.SITE_URL).hostname or ""
    if "*" in settings.ALLOWED_HOSTS and not settings.DEMO:
        yield fault(
            _("The site answers to any name, which lets others forge its links."),
            _("Set DISTRICTTEAM_ALLOWED_HOSTS to the names of the site."),
        )
    elif not {host, "*"} & set(settings.ALLOWED_HOSTS):
        yield fault(
            _("The site does not answer to its own name, %(host)s.") % {"host": host},
            _("Add it to DISTRICTTEAM_ALLOWED_HOSTS."),
        )
    else:
        yield ok(_("The site answers to its own name, %(host)s.") % {"host": host})


def mode() -> Iterator[Finding]:
    if settings.DEBUG:
        yield fault(
            _("Django's DEBUG is on: errors show the inside of the site to everybody."),
            _("Do not change DEBUG in the settings."),
        )
    if settings.DEMO:
        yield attention(
            _("This is a demo: anybody can sign in as anybody."),
            _("For a real site, remove DISTRICTTEAM_DEMO and begin with an empty database."),
        )
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield attention(
            _("It runs as root, who may do more than the site needs."),
            _("Run it as a user of its own; docs/run-it-for-real.md shows how."),
        )


def deployment() -> Iterator[Finding]:
    """Django's own checks for a site that is open to the world."""
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    plain = settings.SITE_URL.startswith("http://")
    for message in found:
        if plain and message.id in PLAIN_HTTP:
            continue  # said already, by site_url
        yield attention(f"{message.id}: {message.msg}", str(message.hint or ""))
    if not found:
        yield ok(_("Django's own checks for open sites are content."))


PLAIN_HTTP = {"security.W004", "security.W008", "security.W012", "security.W016"}
