"""The whole site by one command: web, worker and clock, kept alive."""

import os
import sys
import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from django.utils.translation import gettext as _

from districtteam.jobs import process, web
from districtteam.jobs.errors import NotPreparedError, PortTakenError
from districtteam.jobs.preparing import prepare
from districtteam.jobs.supervisor import Post, Supervisor

PATIENCE_WITH_PORT = 15  # seconds; an earlier server may be answering its last page


class Command(BaseCommand):
    help = "Serve the site: web, worker and clock, restarted when they die."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--migrate", action="store_true", help="first bring the database up to this version"
        )

    def handle(self, *, migrate: bool, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        self._prepare(migrate=migrate or settings.DEMO)
        self._wait_for_port()
        self._say(_("Serving %(url)s (Ctrl-C ends)") % {"url": settings.SITE_URL})
        posts = [
            Post("web", lambda _name, _before: web.run(), process.new_name, web.answers),
            Post("worker", lambda *names: process.worker(*names).run(), process.new_name),
            Post("clock", lambda *names: process.clock(*names).run(), process.new_name),
        ]
        sys.exit(Supervisor(posts).run())

    def _prepare(self, *, migrate: bool) -> None:
        """In a process of its own: what is forked later must have no connection open."""
        child = os.fork()
        if child == 0:
            os._exit(self._prepared(migrate=migrate))
        _pid, status = os.waitpid(child, 0)
        if os.waitstatus_to_exitcode(status):
            sys.exit(1)

    def _prepared(self, *, migrate: bool) -> int:
        try:
            prepare(migrate=migrate, say=self._say)
        except NotPreparedError as refusal:
            self.stderr.write(self.style.ERROR(str(refusal)))
            return 1
        finally:
            connections.close_all()
        return 0

    def _say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()

    def _wait_for_port(self) -> None:
        deadline = time.monotonic() + PATIENCE_WITH_PORT
        while not web.is_port_free():
            if time.monotonic() > deadline:
                raise CommandError(str(PortTakenError(settings.HOST, settings.PORT)))
            time.sleep(0.2)
