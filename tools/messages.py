"""The catalogues of words: found, checked and compiled without gettext's own programs.

    python tools/messages.py update    # find new strings, keep translations, drop the dead
    python tools/messages.py check     # every string of every room is translated, nothing fuzzy
    python tools/messages.py compile   # .po to .mo, where the .mo is older

A room's strings live in its own folder: districtteam/<room>/locale/<language>/LC_MESSAGES.
"""

import io
import re
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

Words = str | tuple[str, ...] | list[str]

PACKAGE = Path(__file__).resolve().parent.parent / "districtteam"
LANGUAGES = ("fr",)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
}
NAMED = re.compile(r"%\((\w+)\)")
ANONYMOUS = re.compile(r"(?<!%)%[sd]")


def rooms() -> list[Path]:
    return sorted(path for path in PACKAGE.iterdir() if (path / "__init__.py").exists())


def po_file(room: Path, language: str) -> Path:
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def strings_of(room: Path) -> Catalog:
    """Every translatable string in a room's Python and templates."""
    found = Catalog(project="District.Team", charset="utf-8", fuzzy=False)
    for path in sorted([*room.rglob("*.py"), *room.rglob("*.html"), *room.rglob("*.txt")]):
        where = path.relative_to(PACKAGE.parent).as_posix()
        for _line, message, _comments, context in extract(
            "python", io.BytesIO(source_of(path)), keywords=KEYWORDS
        ):
            found.add(message, context=context, locations=[(where, 0)])
    return found


def source_of(path: Path) -> bytes:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return text.encode()
    if "{%" not in text:
        return b""
    from django.conf import settings  # noqa: PLC0415  (only templates need Django)
    from django.utils.translation.template import templatize  # noqa: PLC0415

    if not settings.configured:
        settings.configure()
    return templatize(text, origin=str(path)).encode()


def known(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language, project="District.Team", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)  # a merge may leave its marks


def update() -> None:
    for room in rooms():
        found = strings_of(room)
        for language in LANGUAGES:
            path = po_file(room, language)
            catalog = known(path, language)
            catalog.update(found, no_fuzzy_matching=True, update_creation_date=False)
            catalog.obsolete.clear()
            if not len(catalog):
                path.unlink(missing_ok=True)
                continue
            _keep(path, catalog)
            print(f"{path.relative_to(PACKAGE.parent)}: {len(catalog)} strings")
    for language in LANGUAGES:
        adopt(language)


def _keep(path: Path, catalog: Catalog) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=96, sort_output=True, include_lineno=False)


def adopt(language: str) -> None:
    """Words that another room has translated are said the same way here."""
    catalogs = {room: known(po_file(room, language), language) for room in rooms()}
    said = {
        (message.context, _first(message.id)): message.string
        for catalog in catalogs.values()
        for message in catalog
        if message.id and _complete(message.string)
    }
    for room, catalog in catalogs.items():
        missing = [it for it in catalog if it.id and not _complete(it.string)]
        for message in missing:
            message.string = said.get((message.context, _first(message.id)), message.string)
        if missing:
            _keep(po_file(room, language), catalog)


def faults() -> list[str]:
    """What is wrong with the catalogues: a line each, empty when all is well."""
    own = [
        f"{room.name}, {language}: {fault}"
        for room in rooms()
        for language in LANGUAGES
        for fault in _faults_of(strings_of(room), known(po_file(room, language), language))
    ]
    return own + [fault for language in LANGUAGES for fault in said_in_two_ways(language)]


def said_in_two_ways(language: str) -> list[str]:
    """Words that two rooms translate differently: Django merges the catalogues, so one is lost."""
    said: dict[tuple[str, str], dict[str, str]] = {}
    for room in rooms():
        for message in known(po_file(room, language), language):
            if message.id and message.string and _complete(message.string):
                key = (message.context or "", _first(message.id))
                said.setdefault(key, {}).setdefault(_first(message.string), room.name)
    return [
        f"{words!r} is said in two ways, {ways}: choose one, or give each a context (pgettext)"
        for (_context, words), ways in said.items()
        if len(ways) > 1
    ]


def _first(words: Words) -> str:
    return words if isinstance(words, str) else words[0]


def _faults_of(found: Catalog, catalog: Catalog) -> list[str]:
    lines = []
    for message in found:
        if not message.id:
            continue
        kept = catalog.get(message.id, message.context)
        first = _first(message.id)
        if kept is None or not _complete(kept.string):
            lines.append(f"not translated: {first!r}")
        elif _slots(message.id) != _slots(kept.string):
            lines.append(f"other slots in the translation: {first!r}")
        if len(ANONYMOUS.findall(first)) > 1:
            lines.append(f"name the slots, they may change places: {first!r}")
    lines += [
        f"no longer in the code: {message.id!r}"
        for message in catalog
        if message.id and found.get(message.id, message.context) is None
    ]
    return lines


def _complete(string: Words | None) -> bool:
    return bool(string) and (isinstance(string, str) or all(string or ()))


def _slots(string: Words | None) -> set[str]:
    text = string if isinstance(string, str) else " ".join(string or ())
    return set(NAMED.findall(text))


def compile_all() -> None:
    for path in sorted(PACKAGE.glob("*/locale/*/LC_MESSAGES/*.po")):
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        with path.open("rb") as source, target.open("wb") as compiled:
            write_mo(compiled, read_po(source, locale=path.parts[-3], abort_invalid=True))


def main(command: str) -> int:
    if command == "check":
        lines = faults()
        print("\n".join(lines) or "Every string is translated.")
        return 1 if lines else 0
    {"update": update, "compile": compile_all}[command]()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
