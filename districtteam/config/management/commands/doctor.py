"""What is misconfigured, and how to mend it. Ends with 1 if there is a fault."""

import os
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import get_supported_language_variant

from districtteam.config.doctor import examine
from districtteam.config.doctor.findings import Finding, Level


class Command(BaseCommand):
    help = "Examine the installation: what is wrong, and what to do."
    requires_system_checks = ()  # it makes them itself, and says more

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--mail", action="store_true", help="also try the mail server")
        parser.add_argument("--language", default="", help="en or fr; otherwise that of LANG")

    def handle(self, *, mail: bool, language: str, **options: Any) -> None:  # noqa: ARG002  (Django's own)
        with translation.override(spoken(language or os.environ.get("LANG", ""))):
            findings = list(map(self._tell, examine(mail=mail)))
        worst = max((finding.level for finding in findings), default=Level.OK)
        raise SystemExit(1 if worst is Level.FAULT else 0)

    def _tell(self, finding: Finding) -> Finding:
        style = [self.style.SUCCESS, self.style.WARNING, self.style.ERROR][finding.level]
        self.stdout.write(f"{style(f'{finding.level.word:<10}')} {finding.what}")
        if finding.do:
            self.stdout.write(f"{'':<11}→ {finding.do}")
        self.stdout.flush()
        return finding


def spoken(wish: str) -> str:
    """A language that we have, from words like fr, fr_BJ.UTF-8 or C."""
    code = wish.partition(".")[0].replace("_", "-").lower()
    try:
        return get_supported_language_variant(code)
    except LookupError:
        return "en"
