"""Names in strings obey the rooms' table as imports do.

    python -m tools.strings

An import checker does not see `{% url "people:team" %}`, `reverse("people:team")`,
`ForeignKey("people.Team")`, `{% include "people/x.html" %}` or `record("people.name_lead")`.
This reads them all and holds them against the same table, in pyproject.toml.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
URL_NAME = re.compile(r"([a-z]+):[a-z_]+")
MODEL = re.compile(r"([a-z]+)\.[A-Z]\w+")
TEMPLATE = re.compile(r"([a-z]+)/[\w/]+\.(?:html|txt|svg)")
MODULE = re.compile(r"districtteam\.([a-z]+)(?:\.\w+)*")
TAG = re.compile(r"{%-?\s*(url|path|include|extends)\s+([\"'])(.+?)\2")
LOAD = re.compile(r"{%\s*load\s+([\w ]+?)\s*%}")


@dataclass(frozen=True)
class Name:
    """A room named in a string: where, which, and the string itself."""

    path: Path
    line: int
    room: str
    text: str


class Table:
    """The layers of pyproject.toml: which room may name which."""

    def __init__(self, layers: list[str]) -> None:
        self.rank: dict[str, int] = {}
        for rank, layer in enumerate(layers):
            for room in layer.split("|"):
                self.rank[room.strip(" ()")] = rank

    def allows(self, room: str, named: str) -> bool:
        """A room may name itself and what stands below it; its neighbours it may not."""
        return room == named or self.rank[room] < self.rank[named]


def table(root: Path = ROOT) -> Table:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    return Table(next(c["layers"] for c in contracts if c["id"] == "rooms"))


def faults(root: Path = ROOT) -> list[str]:
    """Strings that name a room which stands above or beside, a line each."""
    rooms = table(root)
    package = root / "districtteam"
    libraries = {
        path.stem: path.parent.parent.name for path in package.glob("*/templatetags/[a-z]*.py")
    }
    return [
        f"{name.path.relative_to(root)}:{name.line}: {home} may not name {name.room}: {name.text}"
        for home in rooms.rank
        for path in sorted((package / home).rglob("*.*"))
        for name in names_in(path, rooms, libraries)
        if not rooms.allows(home, name.room)
    ]


def names_in(path: Path, rooms: Table, libraries: dict[str, str]) -> Iterator[Name]:
    if path.suffix == ".py" and "migrations" not in path.parts:
        found = _in_python(path)
    elif path.suffix in {".html", ".txt", ".svg"} and "templates" in path.parts:
        found = _in_template(path, libraries)
    else:
        return
    yield from (name for name in found if name.room in rooms.rank)


def _in_python(path: Path) -> Iterator[Name]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from _in_string(path, node.lineno, node.value)
        elif isinstance(node, ast.Call):
            yield from _in_call(path, node)


def _in_string(path: Path, line: int, text: str) -> Iterator[Name]:
    for pattern in (URL_NAME, MODEL, TEMPLATE, MODULE):
        match = pattern.fullmatch(text)
        if match:
            yield Name(path, line, match[1], text)


def _in_call(path: Path, call: ast.Call) -> Iterator[Name]:
    """`get_model("people", "Team")` and `record("people.name_lead", …)`."""
    called = getattr(call.func, "attr", getattr(call.func, "id", ""))
    first = call.args[0] if call.args else None
    if called not in {"get_model", "get_app_config", "record"}:
        return
    if isinstance(first, ast.Constant) and isinstance(first.value, str):
        yield Name(path, call.lineno, first.value.split(".")[0], f"{called}({first.value!r})")


def _in_template(path: Path, libraries: dict[str, str]) -> Iterator[Name]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        for tag, _quote, text in TAG.findall(line):
            yield Name(path, number, re.split("[:/]", text)[0], f"{tag} {text}")
        for loaded in LOAD.findall(line):
            for word in loaded.split():
                yield Name(path, number, libraries.get(word, ""), f"load {word}")


if __name__ == "__main__":
    lines = faults()
    print("\n".join(lines))
    sys.exit(1 if lines else 0)
