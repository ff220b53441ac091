"""Which column holds what, by the headings that people write in French and English."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from districtteam.lib.tables import CellError, Table
from districtteam.lib.words import fold
from districtteam.people.errors import ColumnMissing

NAME, FIRST, LAST, TEAM, POST, ROLE, PHONE, EMAIL, LANGUAGE = (
    "name",
    "first_name",
    "last_name",
    "team",
    "post",
    "role",
    "phone",
    "email",
    "language",
)
HEADINGS: dict[str, tuple[str, ...]] = {
    NAME: (
        "name", "full name", "names", "person", "nom", "noms", "nom complet", "nom et prénom",
        "nom et prénoms", "noms et prénoms", "nom prénom", "nom prénoms", "prénom et nom",
        "prénoms et nom", "prénom nom", "prénoms nom", "personne", "agent",
    ),
    FIRST: ("first name", "given name", "prénom", "prénoms", "prénom(s)"),
    LAST: ("last name", "surname", "family name", "nom de famille"),
    TEAM: (
        "team", "district", "health district", "zone", "health zone", "woreda", "lga", "structure",
        "équipe", "district sanitaire", "zone sanitaire", "zone de santé", "préfecture",
        "préfecture sanitaire", "dps", "lieu", "place", "ecd",
    ),
    POST: (
        "post", "position", "title", "job", "job title", "function", "poste", "fonction", "titre",
        "poste occupé",
    ),
    ROLE: ("role", "rôle", "rôle dans l'équipe", "role in the team"),
    PHONE: (
        "phone", "telephone", "phone number", "mobile", "mobile phone", "cell", "contact",
        "numéro de téléphone", "n° de téléphone", "n° téléphone", "n° tél", "téléphone",
        "tél", "tel", "portable", "gsm", "contacts", "whatsapp", "téléphones", "phones",
    ),
    EMAIL: (
        "email", "e-mail", "mail", "email address", "e-mail address", "courriel", "adresse mail",
        "adresse e-mail", "adresse email", "adresse électronique", "emails", "courriels",
    ),
    LANGUAGE: ("language", "langue"),
}  # fmt: skip
MANY = {PHONE, EMAIL}  # several columns may hold some


@dataclass(frozen=True)
class Columns:
    """Which cells of a row hold each field; unused: headings that say nothing to us."""

    at: Mapping[str, tuple[int, ...]]
    unused: list[str] = field(default_factory=list)

    def text(self, field: str, cells: tuple[str, ...]) -> str:
        return " ".join(cells[index] for index in self.at.get(field, ()) if cells[index])

    def texts(self, field: str, cells: tuple[str, ...]) -> list[str]:
        return [cells[index] for index in self.at.get(field, ()) if cells[index]]


def columns_of(table: Table, team_words: Iterable[str] = ()) -> Columns:
    """Find the columns; `team_words`: what this network calls a district and a team.

    Raises ColumnMissing, and CellError (heading_twice).
    """
    field_of = {fold(word): name for name, words in HEADINGS.items() for word in words}
    field_of |= {fold(word): TEAM for word in team_words}
    found: dict[str, tuple[int, ...]] = {}
    for index, header in enumerate(table.headers):
        name = field_of.get(_bare(header))
        if name is None:
            continue
        if name in found and name not in MANY:
            first = table.headers[found[name][0]]
            raise CellError("heading_twice", heading=header, first=first)
        found[name] = (*found.get(name, ()), index)
    _require(found, table)
    used = {index for indexes in found.values() for index in indexes}
    unused = [header for index, header in enumerate(table.headers) if index not in used]
    return Columns(_with_first_names(found), unused)


def _bare(header: str) -> str:
    """Without the number of "Téléphone 2" and the star of a compulsory column."""
    folded = fold(header)
    head, _space, tail = folded.rpartition(" ")
    return head if head and tail.isdigit() else folded


def _require(found: Mapping[str, tuple[int, ...]], table: Table) -> None:
    headings = ", ".join(table.headers[:12])
    if NAME not in found and LAST not in found and FIRST not in found:
        raise ColumnMissing("name", headings)
    if TEAM not in found:
        raise ColumnMissing("team", headings)


def _with_first_names(found: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """ "Prénom" and "Nom" side by side make one name, the first name first."""
    parts = (*found.get(FIRST, ()), *found.get(NAME, ()), *found.get(LAST, ()))
    return {**found, NAME: parts}
