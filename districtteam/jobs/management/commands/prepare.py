"""What `serve` does before it serves, for those who start each process by itself."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from districtteam.jobs.errors import NotPreparedError
from districtteam.jobs.preparing import prepare


class Command(BaseCommand):
    help = "Check that the database fits this version, and make styles and scripts ready."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--migrate", action="store_true", help="bring the database up to this version"
        )

    def handle(self, *, migrate: bool, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        try:
            prepare(migrate=migrate, say=self._say)
        except NotPreparedError as refusal:
            raise CommandError(str(refusal)) from refusal

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
