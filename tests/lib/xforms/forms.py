"""The forms that tests walk: those published, and our own starter topics."""

from functools import cache
from typing import Any

from districtteam.lib.xforms.gate import admit
from districtteam.lib.xforms.instance import Instance, Setting
from districtteam.lib.xforms.model import Form
from districtteam.questionnaires.library import names
from tests.conftest import DATA
from tests.lib.xforms.world import NOW, ZONE

PUBLISHED = sorted(
    path.name
    for path in (DATA / "forms").glob("*.x*")
    if path.suffix in {".xml", ".xlsx"} and "instance" not in path.name
)
TOPICS = names()


@cache
def published(name: str) -> Form:
    """A published form, mended where it has to be."""
    form, findings = admit((DATA / "forms" / name).read_bytes(), mended=True)
    assert form is not None, findings
    return form


def setting(**given: Any) -> Setting:
    return Setting(now=lambda: NOW, zone=ZONE, chance=lambda: 0.25, **given)


def state(instance: Instance) -> list[list[Any]]:
    """Everything that is compared with the browser, node by node in document order."""
    return [
        [
            node.name,
            None if node.kids or node.item.kind in {"group", "repeat"} else node.value,
            node.is_relevant(),
            instance.rule(node, "required", False),
            instance.rule(node, "readonly", False),
            instance.rule(node, "constraint", True),
        ]
        for node in instance.data.walk()
    ]


def places_of(instance: Instance) -> list[list[int]]:
    """The way to every question, kid by kid."""
    found: list[list[int]] = []

    def walk(node: Any, way: list[int]) -> None:
        if node.item.kind == "question":
            found.append(way)
        for index, kid in enumerate(node.kids):
            walk(kid, [*way, index])

    walk(instance.data, [])
    return found
