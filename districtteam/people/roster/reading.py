"""From a table to lines about people, and the faults that stand in its cells."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from districtteam.lib.mailboxes import MailboxError, read_mailbox, split_mailboxes
from districtteam.lib.phones import PhoneError, read_phone, split_phones
from districtteam.lib.tables import Table
from districtteam.lib.words import fold
from districtteam.people.models import Address
from districtteam.people.phones import PHONE_NOTES, bad_address
from districtteam.people.roles import Role

from . import columns as cols

LONGEST_NAME, LONGEST_POST, LONGEST_TEAM = 150, 120, 200

ROLES = {
    Role.MEMBER: ("member", "membre", "team member", "membre de l'équipe"),
    Role.LEAD: ("lead", "team lead", "leader", "head", "responsable", "chef", "chef d'équipe"),
    Role.FACILITATOR: ("facilitator", "facilitateur", "facilitatrice", "animateur", "animatrice"),
    Role.EXPERT: ("expert", "content expert", "expert thématique", "experte"),
    Role.EVALUATOR: ("evaluator", "évaluateur", "évaluatrice"),
}
ONE_BY_ONE = ("administrator", "administrateur", "administratrice", "admin")
LANGUAGES = {
    "fr": ("fr", "french", "français", "francais"),
    "en": ("en", "english", "anglais"),
}
_ROLE_OF = {fold(word): role.value for role, words in ROLES.items() for word in words}
_ONE_BY_ONE = {fold(word) for word in ONE_BY_ONE}
_LANGUAGE_OF = {fold(word): code for code, words in LANGUAGES.items() for word in words}


@dataclass(frozen=True)
class Line:
    """A row of the list as it was written; line: as a spreadsheet counts."""

    line: int
    name: str
    team: str
    post: str = ""
    role: str = ""
    phones: list[str] = field(default_factory=list)
    mailboxes: list[str] = field(default_factory=list)
    language: str = ""

    def as_row(self) -> dict[str, Any]:
        return {key: value for key, value in asdict(self).items() if value}

    @classmethod
    def of(cls, row: dict[str, Any]) -> "Line":
        return cls(**{"name": "", "team": "", **row})


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell and what to do. stops: the whole row is left out."""

    line: int
    column: str | Promise
    value: str
    words: str
    stops: bool = False


@dataclass
class Reading:
    """A line made sense of. addresses: (kind, value, note of what was mended)."""

    line: Line
    name: str
    role: str
    language: str
    addresses: list[tuple[str, str, str]]
    faults: list[Fault]

    @property
    def is_left_out(self) -> bool:
        return any(fault.stops for fault in self.faults)


def lines_of(table: Table, found: cols.Columns) -> list[Line]:
    """The rows, cells as written."""
    return [
        Line(
            line=row.line,
            name=found.text(cols.NAME, row.cells),
            team=found.text(cols.TEAM, row.cells),
            post=found.text(cols.POST, row.cells),
            role=found.text(cols.ROLE, row.cells),
            phones=found.texts(cols.PHONE, row.cells),
            mailboxes=found.texts(cols.EMAIL, row.cells),
            language=found.text(cols.LANGUAGE, row.cells),
        )
        for row in table.rows
    ]


def read_line(line: Line, country: str, lead_words: Iterable[str] = ()) -> Reading:
    """Make sense of a line. lead_words: what the network calls the head of a team."""
    faults = list(_too_long(line))
    name = " ".join(line.name.split())
    if not name:
        faults.append(
            Fault(line.line, _("Name"), "", str(_("The name is missing. Enter it.")), stops=True)
        )
    role = _role(line, lead_words, faults)
    language = _language(line, faults)
    addresses = list(_addresses(line, country, faults))
    return Reading(line, name, role, language, addresses, faults)


def _too_long(line: Line) -> Iterator[Fault]:
    cells = (
        (_("Name"), line.name, LONGEST_NAME),
        (_("Post"), line.post, LONGEST_POST),
        (_("Team"), line.team, LONGEST_TEAM),
    )
    for column, text, longest in cells:
        if len(text) > longest:
            words = _("At most %(longest)s characters. Shorten it.") % {"longest": longest}
            yield Fault(line.line, column, f"{text[:40]}…", str(words), stops=True)


def _role(line: Line, lead_words: Iterable[str], faults: list[Fault]) -> str:
    """The role in the list; without one, somebody whose post is that of the lead is the lead."""
    typed = fold(line.role)
    if not typed:
        leads = {fold(word) for word in lead_words}
        return Role.LEAD.value if fold(line.post) in leads else Role.MEMBER.value
    if typed in _ROLE_OF:
        return _ROLE_OF[typed]
    words = _("This role is not known. Write member, lead, facilitator, expert or evaluator.")
    if typed in _ONE_BY_ONE:
        words = _("Administrators are appointed one by one, on the page of the network.")
    faults.append(Fault(line.line, _("Role"), line.role[:80], str(words), stops=True))
    return Role.MEMBER.value


def _language(line: Line, faults: list[Fault]) -> str:
    typed = fold(line.language)
    if not typed or typed in _LANGUAGE_OF:
        return _LANGUAGE_OF.get(typed, "")
    words = str(_("The pages do not exist in this language. Write fr or en, or leave it empty."))
    faults.append(Fault(line.line, _("Language"), line.language[:80], words))
    return ""


def _addresses(line: Line, country: str, faults: list[Fault]) -> Iterator[tuple[str, str, str]]:
    """Each number and mailbox once; those that cannot be right become faults."""
    seen: set[str] = set()
    for kind, value, note in _read_all(line, country, faults):
        if value not in seen:
            seen.add(value)
            yield kind, value, note


def _read_all(line: Line, country: str, faults: list[Fault]) -> Iterator[tuple[str, str, str]]:
    for typed in (piece for cell in line.phones for piece in split_phones(cell)):
        try:
            phone = read_phone(typed, country)
        except PhoneError as error:
            words = bad_address(error).message
            faults.append(Fault(line.line, _("Telephone"), typed[:80], words))
            continue
        yield Address.PHONE, phone.e164, phone.note
    for typed in (piece for cell in line.mailboxes for piece in split_mailboxes(cell)):
        try:
            yield Address.EMAIL, read_mailbox(typed), ""
        except MailboxError as error:
            words = bad_address(error).message
            faults.append(Fault(line.line, _("E-mail"), typed[:80], words))


def note_words(note: str) -> str:
    """What was mended in a number, in words; "" when nothing was."""
    return str(PHONE_NOTES[note]) if note else ""
