"""districtteam import-places FILE --source SLUG: a country's tree from a file, looked at first."""

import re
import sys
import time
from argparse import ArgumentParser, ArgumentTypeError
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from districtteam.jobs.growth import have_grown
from districtteam.places.actions import import_places
from districtteam.places.errors import PlaceError
from districtteam.places.models import Change, Place
from districtteam.places.planning import Plan, plan_file
from districtteam.places.words import change_words, count_words, fault_words
from districtteam.trail.actor import system

SHOWN = 60  # lines of changes and of faults, unless --all


def slug(text: str) -> str:
    if not re.fullmatch(r"[-\w]{1,40}", text, re.ASCII):
        raise ArgumentTypeError(_("at most 40 letters, digits, hyphens or underscores"))
    return text


class Command(BaseCommand):
    help = str(
        gettext_lazy(
            "Import a tree of places: DHIS2's organisationUnits.json, GeoJSON, CSV or .xlsx."
            " Shows what would change and asks before it changes anything."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--source", type=slug, required=True, help=_("the tree: a network's place_source")
        )
        parser.add_argument(
            "--yes", action="store_true", help=_("apply the changes without asking")
        )
        parser.add_argument("--all", action="store_true", help=_("list every change"))

    def handle(self, *_args: Any, **options: Any) -> None:
        plan = self._plan(options["file"], options["source"])
        self._show(plan, None if options["all"] else SHOWN)
        if plan.is_blocked:
            raise CommandError(_("Nothing was changed: correct the faults and run this again."))
        if not plan.changes_anything:
            self.stdout.write(_("Nothing to do: the tree is as the file says."))
        elif options["yes"] or self._agreed():
            self._take(plan)
        else:
            self.stdout.write(_("Nothing was changed."))

    def _plan(self, file: Path, source: str) -> Plan:
        try:
            data = file.read_bytes()
        except OSError as fault:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": fault.strerror}
            ) from fault
        self.stderr.write(_("Reading %(file)s…") % {"file": file.name})
        try:
            return plan_file(source, data, file.name)
        except PlaceError as fault:
            raise CommandError(f"{file.name}: {fault.message}") from fault

    def _show(self, plan: Plan, most: int | None) -> None:
        for fault in islice(plan.faults.listed, most):
            mark = "✗" if fault.blocks else "!"
            self.stdout.write(f"{mark} {fault_words(fault, plan.kind)}")
        for step, change in islice(plan.changes(), most):
            self.stdout.write(f"  {step.name} ({step.uid}): {change_words(*change)}")
        shown = min(most or sys.maxsize, sum(len(step.changes) for step in plan.steps))
        left = sum(len(step.changes) for step in plan.steps) - shown
        if left:
            more = ngettext("%(count)s more change", "%(count)s more changes", left)
            self.stdout.write(f"  … {more % {'count': left}} (--all)")
        for kind, count in count_words(plan.counts):
            self.stdout.write(f"{count:>8,}  {kind}".replace(",", "\u202f"))
        if plan.absent:
            text = _("%(count)s places of the tree are not in the file; they stay as they are.")
            self.stdout.write(text % {"count": plan.absent})

    def _agreed(self) -> bool:
        if not sys.stdin.isatty():
            self.stdout.write(_("Add --yes to apply these changes."))
            return False
        answer = input(_("Apply these changes? [y/N] "))
        return answer.strip().lower()[:1] in {"y", _("yes")[:1]}

    def _take(self, plan: Plan) -> None:
        begun = last = time.monotonic()

        def tell(done: int, total: int) -> None:
            nonlocal last
            if time.monotonic() - last >= 1:
                last = time.monotonic()
                self.stderr.write(
                    _("%(done)s of %(total)s places") % {"done": done, "total": total}
                )

        try:
            import_places(plan, by=system(channel="command"), tell=tell)
        except PlaceError as fault:
            raise CommandError(fault.message) from fault
        have_grown(len(plan.steps), Place, Change)
        taken = {"count": len(plan.steps), "seconds": f"{time.monotonic() - begun:.1f}"}
        self.stdout.write(_("%(count)s places imported in %(seconds)s s.") % taken)
