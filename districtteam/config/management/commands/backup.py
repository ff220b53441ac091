"""Everything in one file, while the site runs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from districtteam.config.backups import back_up
from districtteam.config.errors import BackupError


class Command(BaseCommand):
    help = "Write everything to one file: database, files, secret key. The site may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="where to; it must not be there yet")

    def handle(self, *, file: Path, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        try:
            back_up(file, timezone.now(), self._say)
        except BackupError as error:
            raise CommandError(str(error)) from error

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
