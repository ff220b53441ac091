"""Answers for analysis: typed values by name, and the codebook that explains them."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from districtteam.lib.xforms.model import Form, Item, Words
from districtteam.lib.xforms.nodes import Node

from .instance import Instance
from .setting import Setting
from .types import type_fault

Answer: TypeAlias = "str | int | float | date | list[Any] | dict[str, Any] | None"
MANY = {"select", "rank"}


@dataclass(frozen=True, slots=True)
class Variable:
    """A line of the codebook. Labels and choices by language; "" where none is named."""

    path: str
    name: str
    type: str
    control: str
    labels: dict[str, str]
    choices: dict[str, dict[str, str]]  # value: language: label
    repeat: str  # the path of the repeat it is in, or ""


def answers(instance: Instance) -> dict[str, Answer]:
    """Typed values by path; a repeat is a list of such. What is not relevant or empty is None.

    Whole and decimal numbers are int and float, dates are date, several choices a list; all else
    is text, also what is not of its type.
    """
    return _answers(instance.data, "", relevant=True)


def _answers(node: Node, above: str, relevant: bool) -> dict[str, Answer]:
    found: dict[str, Answer] = {}
    for item in node.item.kids:
        nodes = node.named.get(item.name, [])
        path = f"{above}/{item.name.rpartition('}')[2]}".lstrip("/")
        if item.kind == "repeat":
            shown = [one for one in nodes if relevant and one.relevant]
            found[path] = [_answers(one, "", relevant=True) for one in shown]
        elif item.kids:
            for one in nodes:
                found |= _answers(one, path, relevant and one.relevant)
        else:
            kept = [one.value for one in nodes if relevant and one.relevant]
            found[path] = typed(kept[0] if kept else "", item)
    return found


def typed(text: str, item: Item) -> Answer:
    """The value of an answer in Python's own types."""
    if not text:
        return None
    if item.part is not None and item.part.control in MANY:
        return list(text.split())
    if type_fault(text, item.type):
        return text
    if item.type in {"int", "integer"}:
        return int(text)
    if item.type == "decimal":
        return float(text)
    return date.fromisoformat(text) if item.type == "date" and len(text) == 10 else text  # noqa: PLR2004 (2026-11-22)


def codebook(form: Form) -> list[Variable]:
    """Every question and calculation, in the order of the form."""
    instance = Instance(form, Setting())
    return [_variable(instance, item) for item in form.items() if not item.kids]


def _variable(instance: Instance, item: Item) -> Variable:
    part = item.part
    repeats = item.repeats()
    return Variable(
        item.path,
        item.name.rpartition("}")[2],
        item.type,
        part.control if part else "",
        plain(part.label) if part else {},
        _choices(instance, item),
        repeats[0].path if repeats else "",
    )


def plain(words: Words) -> dict[str, str]:
    """A text in each language, with `…` where an answer would stand."""
    return {
        language: "".join(one if isinstance(one, str) else "…" for one in pieces)
        for language, pieces in words.pieces.items()
    }


def _choices(instance: Instance, item: Item) -> dict[str, dict[str, str]]:
    """All that can ever be chosen, whatever filters say."""
    part = item.part
    found = {one.value: plain(one.label) for one in part.choices} if part else {}
    if part is None or part.itemset is None:
        return found
    for name, root in instance.form.instances.items():
        if f"instance('{name}')" in part.itemset.nodes.source:
            found |= dict(_listed(instance, item, root))
    return found


def _listed(instance: Instance, item: Item, root: Node) -> list[tuple[str, dict[str, str]]]:
    part = item.part
    if part is None or part.itemset is None:
        return []
    rows = [row for table in root.elements() for row in table.elements()]
    return [
        (
            instance.text_of(part.itemset.value.expr, row),
            _labels(instance, part.itemset.keyed, instance.text_of(part.itemset.label.expr, row)),
        )
        for row in rows
    ]


def _labels(instance: Instance, keyed: bool, text: str) -> dict[str, str]:
    if not keyed:
        return {"": text}
    found = instance.form.texts.get(text)
    return plain(found) if found else {}
