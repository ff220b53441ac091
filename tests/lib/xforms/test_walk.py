"""Random answers, both evaluators: after every step they say the same of every node."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest

from districtteam.lib.xforms.instance import Instance, create, logic
from districtteam.lib.xforms.model import Form, read_form
from districtteam.lib.xforms.nodes import Node
from districtteam.questionnaires.library import form as topic
from tests.lib.xforms.browser import Browser
from tests.lib.xforms.forms import PUBLISHED, TOPICS, places_of, published, setting, state
from tests.lib.xforms.logics import LOGICS, made

ANSWERS = ["", "0", "1", "2", "17", "-3", "2.5", "abc", "yes", "no", "a", "b", "a b", "été"]
ANSWERS += ["2024-02-29", "2026-11-22", "2026-11-22T10:00:00.000+01:00", "06:30", "7.9 -11.5 0 0"]
COUNTS = ["", "0", "1", "2", "5", "17", "-3", "2.5", "abc"]
MOST_TURNS = 4


def answer(instance: Instance, node: Node, chance: random.Random) -> str:
    """Mostly something that can be chosen, sometimes anything."""
    offered = [option.value for option in instance.choices(node)]
    if offered and chance.random() < 0.8:
        many = node.item.part is not None and node.item.part.control == "select"
        return " ".join(chance.sample(offered, min(len(offered), 2 if many else 1)))
    is_count = node.item.type == "int"  # a day is a number too, and a repeat of that length slow
    return chance.choice(COUNTS if is_count else ANSWERS)


def repeats(instance: Instance) -> list[tuple[list[int], Node, str]]:
    """Where a turn may be added: the way to the node around, the node, the repeat's name."""
    return [
        (way(node), node, item.name)
        for item in instance.form.items()
        if item.kind == "repeat" and item.parent and "count" not in item.rules
        for node in instance.nodes_at(item.parent)
    ]


def way(node: Node) -> list[int]:
    if node.parent is None or node.parent.parent is None:
        return []
    return [*way(node.parent), node.parent.kids.index(node)]


def step(instance: Instance, page: Browser, chance: random.Random) -> tuple[str, Any]:
    """One change made in both; what it was, and the browser's state after it."""
    around = repeats(instance)
    drawn = chance.random()
    if around and drawn < 0.1:
        return turn(instance, page, chance, around)
    at = chance.choice(places_of(instance))
    node = instance.data
    for index in at:
        node = node.kids[index]
    value = answer(instance, node, chance)
    instance.set(node, value)
    return f"set {instance.path(node)} {value!r}", page.ask("set", at=at, value=value)["state"]


def turn(instance: Instance, page: Browser, chance: random.Random, around: Any) -> tuple[str, Any]:
    at, node, name = chance.choice(around)
    turns = node.named.get(name, [])
    if turns and (len(turns) >= MOST_TURNS or chance.random() < 0.4):
        gone = chance.choice(turns)
        answered = page.ask("cut", at=way(gone))
        instance.remove(gone)
        return f"cut {name}", answered["state"]
    instance.add(node, name)
    return f"add {name}", page.ask("add", at=at, name=name)["state"]


def walk(form: Form, page: Browser, steps: int, seed: int = 1) -> None:
    chance = random.Random(seed)
    instance = create(form, setting())
    said = {key: instance.world.text(key) for key in form.texts}
    begun = page.ask("start", logic=json.loads(json.dumps(logic(instance))), said=said)
    assert begun["state"] == state(instance)
    done = []
    for _ in range(steps):
        what, theirs = step(instance, page, chance)
        done.append(what)
        ours = state(instance)
        if theirs != ours:
            differ = [
                (one, other) for one, other in zip(ours, theirs, strict=False) if one != other
            ]
            pytest.fail(f"after {done[-5:]}: {differ[:3]}")


def forms() -> list[tuple[str, Callable[[str], Form]]]:
    return [
        *((name, published) for name in PUBLISHED),
        *((name, topic) for name in TOPICS),
        *((name, made) for name in LOGICS),
    ]


@pytest.mark.parametrize(("name", "read"), forms(), ids=lambda one: str(one)[:40])
def test_both_say_the_same(name: str, read: Callable[[str], Form], page: Browser) -> None:
    walk(read(name), page, 40)


@pytest.mark.slow
@pytest.mark.parametrize(("name", "read"), forms(), ids=lambda one: str(one)[:40])
def test_both_say_the_same_for_long(name: str, read: Callable[[str], Form], page: Browser) -> None:
    for seed in range(10):
        walk(read(name), page, 1_000, seed)


def test_names_that_scripts_know_are_names_like_others(page: Browser) -> None:
    """`__proto__` and its kin are names that XML allows; the script's own stay untouched."""
    names = ["__proto__", "constructor", "toString", "hasOwnProperty"]
    inside = "".join(f"<{name}>1</{name}>" for name in names)
    for root in names:
        binds = "".join(f'<bind nodeset="/{root}/{name}" relevant="1 = 1"/>' for name in names)
        form = read_form(
            '<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">'
            f"<h:head><model><instance><{root}>{inside}</{root}></instance>"
            f'<bind nodeset="/{root}" relevant="2 &gt; 1"/>{binds}</model></h:head></h:html>'
        )
        instance = create(form, setting())
        begun = page.ask("start", logic=json.loads(json.dumps(logic(instance))), said={})
        assert begun["state"] == state(instance)
    assert page.ask("own") == {"own": []}
