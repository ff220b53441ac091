"""The command `districtteam`: Django's commands and ours, by one name."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
    execute_from_command_line(["districtteam", *sys.argv[1:]])
