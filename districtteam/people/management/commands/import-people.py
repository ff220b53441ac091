"""districtteam import-people FILE --network SLUG: a list of people, looked at first."""

import sys
import time
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from districtteam.jobs.growth import have_grown
from districtteam.lib.tables import TableError
from districtteam.people.actions import choose_teams, drop_draft, import_people, read_people
from districtteam.people.errors import PeopleError
from districtteam.people.models import Address, Membership, Network, PeopleImport, Person, Team
from districtteam.people.roster.plan import OTHERS, Plan, plan_of
from districtteam.people.roster.teams import FORM
from districtteam.people.roster.words import refusal_words
from districtteam.trail.actor import system

SHOWN = 60  # faults and names of teams, unless --all


class Command(BaseCommand):
    help = str(
        gettext_lazy(
            "Take in a list of people: CSV or .xlsx with names, teams, posts, numbers and e-mail "
            "addresses. Shows what would happen and asks before anything is written."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--network", required=True, help=_("the network’s short name"))
        parser.add_argument("--form-teams", action="store_true", help=_("form unknown teams"))
        parser.add_argument("--yes", action="store_true", help=_("take the list in unasked"))
        parser.add_argument("--all", action="store_true", help=_("list every fault"))

    def handle(self, *_args: Any, **options: Any) -> None:
        draft = self._read(options["file"], options["network"])
        if options["form_teams"]:
            choose_teams(draft, {OTHERS: FORM}, by=system(channel="command"))
        plan = plan_of(draft)
        self._show(plan, None if options["all"] else SHOWN)
        if plan.planned and (options["yes"] or self._agreed()):
            self._take(draft)
        else:
            drop_draft(draft, by=system(channel="command"))
            self.stdout.write(_("Nothing was written."))

    def _read(self, file: Path, slug: str) -> PeopleImport:
        network = Network.objects.filter(slug=slug).first()
        if network is None:
            known = ", ".join(Network.objects.values_list("slug", flat=True))
            raise CommandError(
                _("No network is called “%(slug)s”. There are: %(known)s")
                % {"slug": slug, "known": known or "–"}
            )
        try:
            data = file.read_bytes()
            by = system(channel="command")
            return read_people(network, data, file_name=file.name, by=by)
        except OSError as fault:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": fault.strerror}
            ) from fault
        except (TableError, PeopleError) as fault:
            raise CommandError(f"{file.name}: {refusal_words(fault)}") from fault

    def _show(self, plan: Plan, most: int | None) -> None:
        for fault in islice(plan.faults, most):
            mark = "✗" if fault.stops else "!"
            line = _("Line %(number)s") % {"number": fault.line}
            self.stdout.write(f"{mark} {line}, {fault.column} “{fault.value}”: {fault.words}")
        if most and len(plan.faults) > most:
            self.stdout.write(f"  … {len(plan.faults) - most} (--all)")
        for name in islice(plan.unknown, most):
            words = ngettext("%(rows)d row", "%(rows)d rows", name.rows) % {"rows": name.rows}
            self.stdout.write(_("Unknown team: “%(name)s”") % {"name": name.typed} + f", {words}")
        counts = plan.counts()
        for key, words in (
            ("new", _("New people")),
            ("matched", _("Already on the list")),
            ("teams", _("Teams to form")),
            ("addresses", _("Numbers and e-mail addresses")),
            ("left_out", _("Rows left out")),
        ):
            self.stdout.write(f"{counts[key]:>8}  {words}")

    def _agreed(self) -> bool:
        if not sys.stdin.isatty():
            self.stdout.write(_("Add --yes to take the list in."))
            return False
        answer = input(_("Take the list in? [y/N] "))
        return answer.strip().lower()[:1] in {"y", _("yes")[:1]}

    def _take(self, draft: PeopleImport) -> None:
        begun = time.monotonic()
        try:
            taken = import_people(draft, by=system(channel="command"))
        except PeopleError as fault:
            raise CommandError(fault.message) from fault
        have_grown(taken.counts["new"], Person, Membership, Address, Team)
        words = _("Taken in, in %(seconds)s s. Undo it on %(page)s.")
        seconds = f"{time.monotonic() - begun:.1f}"
        self.stdout.write(words % {"seconds": seconds, "page": f"/people/imports/{taken.pk}"})
