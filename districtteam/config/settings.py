"""Every choice an installation can make, each an environment variable of docs/settings.md.

A value may also come from a file: DISTRICTTEAM_SECRET_KEY_FILE=/run/secrets/key. A bad value
stops the start with a sentence that names the variable.
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from districtteam.config.env import env, env_flag, env_list, env_number, kept_secret
from districtteam.config.second_factor import *  # noqa: F403  (allauth's; nobody chooses them)

from . import logs

PACKAGE = Path(__file__).resolve().parent.parent

# Where it runs

DATA_DIR = Path(env("DATA_DIR", "var")).resolve()
DEBUG = False
DEMO = env_flag("DEMO", default=False)
HOST = env("HOST", "127.0.0.1")
PORT = env_number("PORT", 8000)
SITE_URL = env("SITE_URL", f"http://{HOST}:{PORT}").rstrip("/")
SITE_NAME = env("SITE_NAME", "District.Team")
ALLOWED_HOSTS = env_list("ALLOWED_HOSTS") or [urlsplit(SITE_URL).hostname or "localhost"]
ALLOWED_HOSTS += ["127.0.0.1", "localhost", "[::1]"]  # what watches /healthz on the machine
if DEMO:
    ALLOWED_HOSTS = ["*"]
WEB_WORKERS = env_number("WEB_WORKERS", max(2, os.cpu_count() or 1))
WEB_THREADS = env_number("WEB_THREADS", 32)
TRUSTED_PROXIES = env_list("TRUSTED_PROXIES", "127.0.0.1,::1")
LOG_FORMAT = env("LOG_FORMAT", "text")
LOG_LEVEL = env("LOG_LEVEL", "INFO").upper()


SECRET_KEY = env("SECRET_KEY") or kept_secret(DATA_DIR / "secret-key")

# Database: an acknowledged answer is never lost, so commits are durable on both engines

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
        "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-4000; PRAGMA mmap_size=134217728;"
    ),
}


def database(url: str) -> dict[str, object]:
    """Django's settings for `sqlite:///path/file.sqlite3` or `postgresql://user:word@host/name`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "districtteam.config.sqlite",
            "CONN_MAX_AGE": 600,  # opening costs 0.8 ms a request, a seventh of a page
            "NAME": unquote(parts.path[1:]) or str(DATA_DIR / "district-team.sqlite3"),
            "OPTIONS": SQLITE_OPTIONS,
        }
    if parts.scheme not in {"postgresql", "postgres"}:
        wanted = "DISTRICTTEAM_DATABASE must begin with sqlite:/// or postgresql://."
        raise ImproperlyConfigured(wanted)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            # reconnect_timeout: after that the next page tries at once, not after a growing pause
            "pool": {
                "min_size": 1,
                "max_size": WEB_THREADS,
                "timeout": 10,
                "reconnect_timeout": 5,
            },
            "options": "-c synchronous_commit=on",
            # what a page asks is planned once a connection, not each time
            "server_side_binding": True,
            "prepare_threshold": 5,
            **query,
        },
    }


DATABASES = {"default": database(env("DATABASE", "sqlite:///"))}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# The house

INSTALLED_APPS = [
    "districtteam.config",
    "districtteam.desk",
    "districtteam.evaluation",
    "districtteam.cycle",
    "districtteam.deliberation",
    "districtteam.questionnaires",
    "districtteam.indicators",
    "districtteam.access",
    "districtteam.messaging",
    "districtteam.disclosure",
    "districtteam.people",
    "districtteam.places",
    "districtteam.trail",
    "districtteam.jobs",
    "districtteam.ui",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "districtteam.config.logs.requests",
    "django.middleware.security.SecurityMiddleware",
    "districtteam.ui.middleware.closed",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "districtteam.evaluation.counting.counted",
    "districtteam.ui.middleware.compressed",
    "districtteam.ui.middleware.unhurried",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "districtteam.access.middleware.here",
]
ROOT_URLCONF = "districtteam.config.urls"
WSGI_APPLICATION = "districtteam.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "districtteam.ui.context.frame",
            ],
        },
    }
]
FORM_RENDERER = "districtteam.ui.forms.Renderer"
INSTALLED_APPS.append("django.forms")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# People and sign-in

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["districtteam.access.backend.Backend"]
SESSION_ENGINE = "districtteam.access.session_store"
LOGIN_URL = "access:sign_in"
PROOF_URL = "access:prove"
AS_MYSELF_URL = "access:as_myself"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 180
SESSION_COOKIE_NAME = "s"
CSRF_COOKIE_NAME = "c"

# Languages

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("fr", _("French"))]
LANGUAGE_COOKIE_NAME = "l"
TIME_ZONE = "UTC"

# Static files: minified, named by their content and compressed once, at start

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_ALLOW_ALL_ORIGINS = False  # nobody else's pages use our files
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "districtteam.ui.storage.Storage"},
}
MEDIA_ROOT = DATA_DIR / "files"

# E-mail

DEFAULT_FROM_EMAIL = EMAIL_FROM = env("EMAIL_FROM", "District.Team <no-reply@localhost>")


def mail(url: str) -> dict[str, object]:
    """Django's settings for `smtp://user:word@host:587?tls=start`, `folder:` or `console:`."""
    parts = urlsplit(url)
    if parts.scheme == "console":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    if parts.scheme == "folder":
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": unquote(parts.path) or str(DATA_DIR / "mail"),
        }
    if parts.scheme != "smtp" or not parts.hostname:
        wanted = "smtp://user:word@host:port?tls=start, folder: or console:."
        raise ImproperlyConfigured(f"DISTRICTTEAM_EMAIL must be {wanted}")
    tls = dict(parse_qsl(parts.query)).get("tls", "")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or 25,
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": tls == "start",
        "EMAIL_USE_SSL": tls == "on",
        "EMAIL_TIMEOUT": 20,
    }


globals().update(mail(env("EMAIL", "folder:")))
if DEMO:  # its people do not exist; what they would get is on /demo/letters
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"

# Closed by default

SECURE_HTTPS = SITE_URL.startswith("https://")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = SECURE_HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]  # asked for on the machine itself, past the proxy
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE_HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "districtteam.ui.refusals.forged"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_LIMIT = env_number("UPLOAD_LIMIT", 30 * 1024 * 1024)
FILE_UPLOAD_HANDLERS = ["districtteam.ui.uploads.LimitedUpload"]

# Logs

LOGGING = logs.plan(LOG_FORMAT, LOG_LEVEL)
if LOG_FORMAT not in {"text", "json"}:
    raise ImproperlyConfigured(f"DISTRICTTEAM_LOG_FORMAT must be text or json, not {LOG_FORMAT!r}.")
