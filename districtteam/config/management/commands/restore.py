"""An empty installation filled from a backup."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from districtteam.config.backups import restore
from districtteam.config.errors import BackupError


class Command(BaseCommand):
    help = "Fill an empty installation from a backup."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="what `districtteam backup` wrote")

    def handle(self, *, file: Path, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        try:
            restore(file, self._say)
        except BackupError as error:
            raise CommandError(str(error)) from error

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
