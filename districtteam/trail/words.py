"""An entry of the trail as a person reads it: a sentence, through which channel, for whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .models import Entry
from .sentences import sentence_of

CHANNELS = {
    "web": gettext_lazy("on the web"),
    "email": gettext_lazy("by e-mail"),
    "sms": gettext_lazy("by SMS"),
    "phone": gettext_lazy("by telephone"),
    "paper": gettext_lazy("on paper"),
    "command": gettext_lazy("by a command on the server"),
    "clock": gettext_lazy("automatically"),
}


class Slots(dict[str, str]):
    """What a sentence may name. A slot that the entry cannot fill shows as an ellipsis."""

    def __missing__(self, key: str) -> str:
        return "…"


@dataclass(frozen=True)
class Line:
    """One deed, told. `day` and `at` are on the reader's clock."""

    sentence: str
    channel: str
    on_behalf_of: str
    at: datetime

    @property
    def day(self) -> date:
        return self.at.date()


def line_of(entry: Entry) -> Line:
    words = str(sentence_of(entry.deed) or entry.deed)
    told_for_whom = "%(on_behalf_of)s" in words or entry.on_behalf_of is None
    return Line(
        sentence=words % slots_of(entry),
        channel=str(CHANNELS.get(entry.channel, entry.channel)),
        on_behalf_of="" if told_for_whom else str(entry.on_behalf_of),
        at=localtime(entry.at),
    )


def slots_of(entry: Entry) -> Slots:
    """The entry's facts, the objects it names by the last part of their kind, and who did it."""
    slots = Slots({name: _fact(value) for name, value in entry.facts.items()})
    named: dict[str, list[str]] = {}
    for mention in sorted(entry.mentions.all(), key=lambda mention: mention.pk):
        named.setdefault(mention.kind.rpartition(".")[2], []).append(mention.label)
    for name, labels in named.items():
        slots[name] = ", ".join(labels)
        slots.update({f"{name}_{number}": label for number, label in enumerate(labels, start=1)})
    slots["by"] = str(entry.by or settings.SITE_NAME)
    slots["on_behalf_of"] = str(entry.on_behalf_of or entry.by or settings.SITE_NAME)
    return slots


def _fact(value: object) -> str:
    if value is True or value is False:
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def days_of(entries: Iterable[Entry]) -> list[tuple[date, list[Line]]]:
    """Entries under the day on which they happened, for the reader."""
    lines = [line_of(entry) for entry in entries]
    return [(day, list(group)) for day, group in groupby(lines, key=lambda line: line.day)]
