from typing import Any

from django.core.management.base import BaseCommand

from districtteam.jobs import web


class Command(BaseCommand):
    help = "Only the web server. `districtteam prepare` must have run before."

    def handle(self, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        raise SystemExit(web.run())
