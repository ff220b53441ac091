"""The command `districtteam`: Django's commands and ours, by one name."""

import os
import sys

from django.core.management import execute_from_command_line

from districtteam.desk.demo.ground import prepare


def main() -> None:
    if sys.argv[1:2] == ["demo"]:
        prepare(sys.argv[2:], os.environ)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
    execute_from_command_line(["districtteam", *sys.argv[1:]])
