"""The command `districtteam`: Django's commands and ours, by one name."""

import os
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line

from districtteam.desk.demo.ground import prepare


def main() -> None:
    if sys.argv[1:2] == ["demo"]:
        prepare(sys.argv[2:], os.environ)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018  (reads every choice of the environment)
    except ImproperlyConfigured as error:
        sys.exit(f"districtteam: {error}")
    execute_from_command_line(["districtteam", *sys.argv[1:]])
