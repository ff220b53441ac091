"""The browser's script, run by Node, asked from Python."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import rjsmin

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.script import extras, script
from districtteam.lib.xforms.xpath import program, read
from tests.conftest import needs
from tests.lib.xforms.world import here

HARNESS = Path(__file__).parent / "harness.js"


class Browser:
    """A Node process that has loaded the script as it is served, minified."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def ask(self, deed: str, **job: Any) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps({"deed": deed, **job}) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer

    def value_of(
        self, expression: str, asked: str, root: Node, lists: dict[str, Node], stand: str = ""
    ) -> Any:
        """The value of an expression; None for an error. `stand` says where, as an expression."""
        try:
            made = program(read(expression))
        except XFormError:
            return None
        answer = self.ask(
            "expression",
            program=made,
            asked=asked,
            tree=tree(root),
            at=[] if stand else place(here(root), root),
            stand=program(read(stand)) if stand else None,
            lists={key: tree(each) for key, each in lists.items()},
        )
        if "error" in answer:
            return None
        return float(answer["number"]) if "number" in answer else answer["value"]


@contextmanager
def browser(folder: Path, zone: str = "America/Phoenix") -> Iterator[Browser]:
    needs(shutil.which("node") is not None, "Node.js (Debian: apt install nodejs)")
    files = []
    for name, text in {"xforms.js": script(), "extras.js": extras()}.items():
        files.append(folder / name)
        files[-1].write_text(rjsmin.jsmin(text), encoding="utf-8")
    with subprocess.Popen(
        ["node", HARNESS, *files],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "TZ": zone},
    ) as process:
        yield Browser(process)
        assert process.stdin
        process.stdin.close()


def tree(node: Node) -> list[Any]:
    inside: Any = [tree(kid) for kid in node.kids] if node.kids else node.value
    return [node.name, inside, node.kind, dict(node.attrs), node.prefix]


def place(node: Node, root: Node) -> list[int]:
    """The way down from the root, kid by kid."""
    if node is root or node.parent is None:
        return []
    return [*place(node.parent, root), node.parent.kids.index(node)]
