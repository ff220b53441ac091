"""The documents say what is there: every setting, command and folder, and no dead link.

python -m tools.documents
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
READERS = {"env", "env_flag", "env_number", "env_list"}
NAMED = {
    "settings": re.compile(r"^\| `DISTRICTTEAM_([A-Z_]+)`", re.MULTILINE),
    "commands": re.compile(r"^## `districtteam ([a-z-]+)", re.MULTILINE),
    "map": re.compile(r"^- `([\w./]+)/`", re.MULTILINE),
}
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]+)(?:#[^)]*)?\)")
PARTS_OF_A_ROOM = {
    *("actions", "forms", "models", "queries", "views"),
    *("locale", "management", "migrations", "static", "templates", "templatetags"),
}


def faults(root: Path = ROOT) -> list[str]:
    """What the documents leave out, invent or point to in vain, a line each."""
    return [
        *differences("docs/settings.md", "setting", settings(root), written("settings", root)),
        *differences("docs/commands.md", "command", commands(root), written("commands", root)),
        *differences("docs/map.md", "folder", folders(root), written("map", root)),
        *dead_links(root),
    ]


def differences(page: str, kind: str, real: set[str], named: set[str]) -> Iterator[str]:
    yield from (f"{page}: does not describe the {kind} {name}" for name in sorted(real - named))
    yield from (f"{page}: there is no {kind} {name}" for name in sorted(named - real))


def written(page: str, root: Path = ROOT) -> set[str]:
    """The names that a page of docs/ describes."""
    text = (root / "docs" / f"{page}.md").read_text(encoding="utf-8")
    return set(NAMED[page].findall(text))


def settings(root: Path) -> set[str]:
    """Every NAME that a settings file reads as env("NAME") or one of its kin."""
    tree = ast.parse((root / "districtteam/config/settings.py").read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    return {
        str(call.args[0].value)
        for call in calls
        if getattr(call.func, "id", "") in READERS and isinstance(call.args[0], ast.Constant)
    }


def commands(root: Path) -> set[str]:
    found = (root / "districtteam").glob("*/management/commands/[a-z]*.py")
    return {path.stem for path in found}


def folders(root: Path) -> set[str]:
    """Every folder of the house that holds files of ours, the fixed parts of a room aside."""
    found = {
        path.parent.relative_to(root)
        for top in ("districtteam", "tests", "tools", "docs", "requirements", ".ci")
        for path in (root / top).rglob("*")
        if path.is_file()
    }
    return {folder.as_posix() for folder in found if not _goes_without_saying(root, folder.parts)}


def _goes_without_saying(root: Path, parts: tuple[str, ...]) -> bool:
    """The fixed parts of a room (those of `lib` are not), tests of a room, what Python leaves."""
    if "__pycache__" in parts or (parts[0] == "tests" and _mirrors(root, parts[1:])):
        return True
    return parts[1:2] != ("lib",) and bool(PARTS_OF_A_ROOM & set(parts[2:]))


def _mirrors(root: Path, parts: tuple[str, ...]) -> bool:
    return bool(parts) and (root / "districtteam").joinpath(*parts).is_dir()


def dead_links(root: Path) -> Iterator[str]:
    pages = [*root.glob("*.md"), *(root / "docs").rglob("*.md")]
    for page in sorted(pages):
        for target in LINK.findall(page.read_text(encoding="utf-8")):
            if not (page.parent / target).exists():
                yield f"{page.relative_to(root)}: leads nowhere: {target}"


if __name__ == "__main__":
    lines = faults()
    print("\n".join(lines))
    sys.exit(1 if lines else 0)
