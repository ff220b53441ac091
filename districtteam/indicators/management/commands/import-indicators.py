"""districtteam import-indicators FILE --network SLUG: values of indicators, looked at first."""

from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districtteam.indicators.actions import planned, read_values, take_values
from districtteam.indicators.errors import IndicatorError
from districtteam.indicators.models import Import, Value
from districtteam.indicators.reading.plan import Plan
from districtteam.indicators.words import count_words, fault_words
from districtteam.jobs.growth import have_grown
from districtteam.lib.tables import TableError
from districtteam.people.models import Network
from districtteam.trail.actor import Actor, system
from districtteam.ui.table_words import table_words

SHOWN = 40  # faults


class Command(BaseCommand):
    help = str(
        gettext_lazy(
            "Import values of indicators from CSV or .xlsx. Shows what would change; nothing is"
            " written without --yes."
        )
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--network", required=True, help=_("short name of the network"))
        parser.add_argument("--source", default="", help=_("where the figures come from"))
        parser.add_argument("--yes", action="store_true", help=_("write the values"))

    def handle(self, *_args: Any, **options: Any) -> None:
        network = Network.objects.filter(slug=options["network"]).first()
        if network is None:
            raise CommandError(_("There is no network “%(slug)s”.") % {"slug": options["network"]})
        by = system(channel="command")
        draft = self._read(network, options["file"], options["source"], by)
        plan = planned(draft)
        self._show(plan)
        if plan.blocking:
            raise CommandError(_("Nothing was changed: correct the faults and run this again."))
        if not options["yes"]:
            self.stdout.write(_("Nothing was changed. Add --yes to write the values."))
            return
        try:
            taken = take_values(draft, by=by)
        except IndicatorError as refused:
            raise CommandError(refused.message) from refused
        have_grown(taken.values.count(), Value)
        self.stdout.write(_("The values are taken in."))

    def _read(self, network: Network, file: Path, source: str, by: Actor) -> Import:
        try:
            data = file.read_bytes()
        except OSError as fault:
            raise CommandError(
                _("%(file)s cannot be read: %(why)s.") % {"file": file, "why": fault.strerror}
            ) from fault
        try:
            return read_values(network, data, file_name=file.name, source=source, by=by)
        except TableError as fault:
            raise CommandError(f"{file.name}: {table_words(fault)}") from fault

    def _show(self, plan: Plan) -> None:
        for fault in islice(plan.blocking, SHOWN):
            self.stdout.write(f"✗ {fault_words(fault)}")
        for words, count in count_words(plan.counts):
            self.stdout.write(f"{count:>8}  {words}")
