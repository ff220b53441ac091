"""People who do not exist: names as West Africa knows them, posts, and addresses nobody has.

Telephone numbers are of +888, a code that the ITU gave back in 2015 and that rings nowhere;
mailboxes end in .example, which is kept for examples (RFC 2606).
"""

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from random import Random

NAMES = json.loads((Path(__file__).parent / "names.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Post:
    """A post of a district's team, by its name in each language."""

    fr: str
    en: str

    def in_(self, language: str) -> str:
        return self.en if language == "en" else self.fr


LEAD = Post("Médecin-chef de district", "District medical officer")
POSTS = (
    Post("Responsable du système d’information sanitaire", "Health information officer"),
    Post("Chargé de la surveillance épidémiologique", "Disease surveillance officer"),
    Post("Sage-femme responsable de la santé maternelle", "Maternal health lead midwife"),
    Post("Gestionnaire du district", "District administrator"),
    Post("Pharmacien du district", "District pharmacist"),
)


@dataclass(frozen=True)
class Someone:
    """email or phone may be "": people have one, the other, both, or the team's telephone."""

    name: str
    language: str
    email: str
    phone: str


class Crowd:
    """Makes people one after the other, no two of one name; the same seed makes the same people.

    after: those who were made before, if any, whose names and numbers are taken.
    """

    def __init__(self, domain: str, seed: int, after: "Crowd | None" = None) -> None:
        self.domain = domain
        self.random = Random(seed)  # noqa: S311  (made-up people, not a secret)
        self.names: set[str] = set(after.names) if after else set()
        self.phones: int = after.phones if after else 0

    def somebody(self, language: str, *, email: bool = True, phone: str | None = None) -> Someone:
        """phone: None for a number of their own, "" for none, or a number shared with others."""
        name = self._name(language)
        return Someone(
            name=name,
            language=language,
            email=f"{_latin(name)}@{self.domain}" if email else "",
            phone=self.number() if phone is None else phone,
        )

    def number(self) -> str:
        self.phones += 1
        return f"+888{70_000_000_000 + self.phones * 7_919}"

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def _name(self, language: str) -> str:
        while True:
            given, family = (self._one_of(NAMES[part][language]) for part in ("given", "family"))
            name = f"{given} {family}"
            if name not in self.names:
                self.names.add(name)
                return name

    def _one_of(self, lines: list[str]) -> str:
        """One of the names in lines of names set apart by spaces."""
        words = " ".join(lines).split()
        return words[int(self.random.random() * len(words))]


def _latin(name: str) -> str:
    """“Aïssata Keïta” as the beginning of a mailbox: aissata.keita."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", ".")
