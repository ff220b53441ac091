"""districtteam demo: two made-up countries, served, with a link for each role."""

import os
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.db import connections
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from districtteam.desk.demo import greeting, parts
from districtteam.desk.demo.build import build, telling
from districtteam.desk.demo.ground import clear


class Command(BaseCommand):
    help = "Make two made-up countries with their people, serve them, print a link per role."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--fresh", action="store_true", help="start over with new data")
        parser.add_argument("--port", type=int, help="instead of the first free one from 8000 on")
        parser.add_argument("--dir", help="where its data are kept, instead of var/demo")
        parser.add_argument("--no-cycles", action="store_true", help="places and people alone")
        parser.add_argument("--no-serve", action="store_true", help="make the data, then end")

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002  (Django's signature)
        if not settings.DEMO:
            raise CommandError("A demonstration is started as `districtteam demo`.")
        started = time.monotonic()
        with translation.override(greeting.language_of(os.environ)):
            self.say(_("%(site)s, demonstration") % {"site": settings.SITE_NAME})
            if options["fresh"] or not parts.is_made():
                self.make(cycles=not options["no_cycles"])
            if not options["no_serve"]:
                self.serve(started)

    def make(self, *, cycles: bool) -> None:
        folder = Path(settings.DATA_DIR)
        if (folder / "district-team.sqlite3").exists():
            self.say("  " + _("The data are made anew."))
        clear(folder)
        with telling(_("The database"), self.say):
            call_command("migrate", verbosity=0, interactive=False)
        parts.keep(build(timezone.now(), self.say, cycles=cycles))

    def serve(self, started: float) -> None:
        """Become the server; somebody else, meanwhile, waits for it and prints the links."""
        connections.close_all()
        greeting.leave_somebody_to_greet(started)
        os.execv(sys.executable, [sys.executable, "-m", "districtteam", "serve"])  # noqa: S606

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()
