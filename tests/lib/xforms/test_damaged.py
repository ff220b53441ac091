"""Forms whose parts were taken away, doubled and mixed up: read or refused, never tripped on."""

import json
import random
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from types import FrameType

import pytest
from lxml import etree

from districtteam.lib.xforms import (
    Form,
    XFormError,
    admit,
    answers,
    codebook,
    create,
    logic,
    needs_extras,
    read_submission,
    write_submission,
)
from districtteam.lib.xforms.sheets import convert, read_book
from tests.lib.xforms.logics import LOGICS

VALUES = ["/data/a", "../a", ".", "", "true()", "/data/r", "count(/data/r)", "position(..)"]
VALUES += ["instance('x')/root/item", "current()/../a", "jr:itext('x')", "uid", "end", "//*", "/"]
VALUES += ["odk-instance-first-load odk-new-repeat xforms-value-changed", "__proto__", "int"]
VALUES += ["date", "1e400"]
TAGS = ["repeat", "group", "input", "select1", "select", "item", "itemset", "label", "value"]
TAGS += ["bind", "setvalue", "meta", "instance", "output", "trigger", "upload", "range", "rank"]
MOST = 5.0  # seconds of the processor for one form, of which the worst seen takes 0.7
TYPED = ["", "1", "x", "2024-02-29", "a b", "-3", "999999999", "é", "0.5"]


def mixed_up(chance: random.Random, text: str) -> bytes:
    root = etree.fromstring(text.encode())
    for _ in range(chance.randint(1, 7)):
        elements = [one for one in root.iter() if isinstance(one.tag, str)]
        one, around = chance.choice(elements), chance.choice(elements)
        parent, drawn = one.getparent(), chance.random()
        if drawn < 0.2 and parent is not None:
            parent.remove(one)
        elif drawn < 0.5 and not list(one.iter(around.tag)):
            around.append(deepcopy(one))
        elif drawn < 0.8 and one.attrib:
            one.attrib[chance.choice(list(one.attrib))] = chance.choice(VALUES)
        elif drawn < 0.9:
            one.text = chance.choice(VALUES)
        else:
            one.tag = f"{{{etree.QName(one).namespace or chr(120)}}}{chance.choice(TAGS)}"
    return bytes(etree.tostring(root))


def used(form: Form, chance: random.Random) -> None:
    """All that is done with a form, on it."""
    instance = create(form)
    for _ in range(4):
        nodes = [one for one in instance.data.walk() if one.item and one.item.kind == "question"]
        if nodes:
            node = chance.choice(nodes)
            instance.set(node, chance.choice(TYPED))
            instance.state(node)
            instance.choices(node)
            instance.label(node)
    instance.finish()
    sent = write_submission(instance)
    json.dumps([logic(instance), needs_extras(instance)])
    answers(read_submission(form, sent))
    codebook(form)


@contextmanager
def at_most(seconds: float, what: str) -> Iterator[None]:
    """Break off what takes longer by this process's own clock, which no other work delays."""

    def too_long(_number: int, _frame: FrameType | None) -> None:
        pytest.fail(f"{what} took more than {seconds} s")

    before = signal.signal(signal.SIGVTALRM, too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def tried(seeds: range) -> int:
    """How many of them could be used."""
    texts = [convert(read_book(text.encode())).xform for text in LOGICS.values()]
    count = 0
    for seed in seeds:
        chance = random.Random(seed)
        try:
            with at_most(MOST, f"The damaged form of seed {seed}"):
                form, _ = admit(mixed_up(chance, chance.choice(texts)))
                if form is not None:
                    used(form, chance)
                    count += 1
        except XFormError:
            continue
    return count


def test_a_damaged_form_is_read_or_refused() -> None:
    assert tried(range(200)) > 100


@pytest.mark.slow
def test_damaged_forms_are_read_or_refused_for_long() -> None:
    assert tried(range(200, 4_000)) > 2_000
