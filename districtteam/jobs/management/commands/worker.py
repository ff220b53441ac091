from typing import Any

from django.core.management.base import BaseCommand

from districtteam.jobs import process


class Command(BaseCommand):
    help = "Only the worker: runs tasks and sends messages, until it is told to end."

    def handle(self, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        raise SystemExit(process.worker(process.new_name("worker")).run())
