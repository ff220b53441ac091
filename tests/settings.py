"""The product's settings, with the outside world taken away."""

import os
import tempfile

os.environ.setdefault("DISTRICTTEAM_DATA_DIR", tempfile.mkdtemp(prefix="district-team-"))
os.environ.setdefault(
    "DISTRICTTEAM_SECRET_KEY", "a key for tests only, known to everybody, long enough"
)
os.environ.setdefault("DISTRICTTEAM_SITE_URL", "https://testserver")

from districtteam.config.settings import *  # noqa: F403  (the environment comes first)

STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # noqa: F405
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECURE_SSL_REDIRECT = False
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
