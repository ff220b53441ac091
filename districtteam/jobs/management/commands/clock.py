from typing import Any

from django.core.management.base import BaseCommand

from districtteam.jobs import process


class Command(BaseCommand):
    help = "Only the clock: starts what is due, sees to it that nothing is left lying."

    def handle(self, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        raise SystemExit(process.clock(process.new_name("clock")).run())
