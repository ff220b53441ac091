"""A form cut into short pages, the same for everybody, whatever is relevant.

A group is a section; questions outside groups are cut into runs; a repeat is a section of its
own, with a page for each turn. Long ones are divided evenly.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from districtteam.lib.xforms import Form, collect_only
from districtteam.lib.xforms.model import Item, Part, Words
from districtteam.lib.xforms.model.parts import NOTHING

MOST = 10  # questions on a page: what a telephone shows in four or five screens
ON_OUR_PAGES = {"input", "select", "select1", "rank", "range", "trigger"}


@dataclass(frozen=True, eq=False)
class Section:
    """A page of the form. key: its part of the address; entries: in the order of the form.

    An entry with a group is a heading. part, parts: where a long group was divided; first, last:
    numbers of its questions where it has no label of its own.
    """

    key: str
    label: Words
    entries: tuple[Part, ...]
    repeat: Item | None
    part: int = 1
    parts: int = 1
    first: int = 0
    last: int = 0

    @property
    def questions(self) -> list[Part]:
        return [entry for entry in self.entries if is_asked(entry)]

    @property
    def items(self) -> set[Item]:
        return {entry.item for entry in self.questions if entry.item is not None}


@dataclass(frozen=True)
class Group:
    """What becomes one section or several of the same name."""

    name: str
    label: Words
    repeat: Item | None
    entries: tuple[Part, ...]


def cut(form: Form) -> tuple[Section, ...]:
    """Every section of a form, those of a repeat right after the one that leads to it."""
    found: list[Section] = []
    number = 1
    for group in _groups(form.parts, None):
        for section in _pages(group, number):
            found.append(section)
            number += len(section.questions)
    return tuple(_with_own_keys(found))


def why_not_shown(part: Part) -> str:
    """Why a question cannot be asked on our pages; "" if it can."""
    return collect_only(part) or ("" if part.control in ON_OUR_PAGES else part.control)


def is_note(part: Part) -> bool:
    """Something to read only: what a spreadsheet calls a note."""
    rule = part.item.rules.get("readonly") if part.item else None
    return part.control == "input" and rule is not None and rule.source.strip() == "true()"


def is_asked(part: Part) -> bool:
    """Whether our pages ask it."""
    if part.control in {"group", "repeat"} or part.item is None:
        return False
    return not is_note(part) and not why_not_shown(part)


def _groups(parts: list[Part], repeat: Item | None) -> Iterator[Group]:
    """Top groups, repeats, and runs of loose questions between them."""
    loose: list[Part] = []
    for part in parts:
        if part.control not in {"group", "repeat"}:
            loose.append(part)
            continue
        if loose:
            yield Group("", NOTHING, repeat, tuple(loose))
            loose = []
        yield from _of_group(part, repeat)
    if loose:
        yield Group("", NOTHING, repeat, tuple(loose))


def _of_group(part: Part, repeat: Item | None) -> Iterator[Group]:
    inside = part.parts
    if part.control == "repeat" or (len(inside) == 1 and inside[0].control == "repeat"):
        yield from _of_repeat(part if part.control == "repeat" else inside[0], part.label)
        return
    flat = tuple(_flat(inside))
    name = part.item.name if part.item else ""
    if flat:
        yield Group(_local(name), part.label, repeat, flat)
    for each in _repeats(inside):
        yield from _of_repeat(each.parts[0] if each.control == "group" else each, each.label)


def _of_repeat(part: Part, label: Words) -> Iterator[Group]:
    """The sections of one turn: what stands in it, and the repeats inside."""
    words = part.label if part.label.pieces else label
    flat = tuple(_flat(part.parts))
    yield Group(_local(part.item.name if part.item else ""), words, part.item, flat)
    for each in _repeats(part.parts):
        yield from _of_repeat(each.parts[0] if each.control == "group" else each, each.label)


def _is_repeat(part: Part) -> bool:
    alone = len(part.parts) == 1 and part.parts[0].control == "repeat"
    return part.control == "repeat" or (part.control == "group" and alone)


def _flat(parts: list[Part]) -> Iterator[Part]:
    """Questions and the headings of inner groups, without repeats."""
    for part in parts:
        if _is_repeat(part):
            continue
        if part.control == "group":
            inner = list(_flat(part.parts))
            if inner and part.label.pieces:
                yield part
            yield from inner
        else:
            yield part


def _repeats(parts: list[Part]) -> Iterator[Part]:
    for part in parts:
        if _is_repeat(part):
            yield part
        elif part.control == "group":
            yield from _repeats(part.parts)


def _pages(group: Group, number: int) -> Iterator[Section]:
    """One section, or as many as keep each short, none much shorter than the others."""
    asked = sum(map(is_asked, group.entries))
    parts = max(1, ceil(asked / MOST))
    pages = _divided(group.entries, ceil(asked / parts) if asked else 1)
    key = group.name or _local(group.entries[0].item.name if group.entries[0].item else "")
    for place, entries in enumerate(pages, start=1):
        count = sum(map(is_asked, entries))
        yield Section(
            key if place == 1 else f"{key}-{place}",
            group.label,
            tuple(entries),
            group.repeat,
            place,
            len(pages),
            number,
            number + count - 1,
        )
        number += count


def _divided(entries: tuple[Part, ...], size: int) -> list[list[Part]]:
    """Pages of so many questions; a heading goes along with what it heads."""
    pages: list[list[Part]] = [[]]
    for place, entry in enumerate(entries):
        full = sum(map(is_asked, pages[-1])) >= size
        more = any(map(is_asked, entries[place:]))
        if full and more:
            pages.append([])
        pages[-1].append(entry)
    return pages


def _with_own_keys(sections: list[Section]) -> Iterator[Section]:
    seen: dict[str, int] = {}
    for section in sections:
        seen[section.key] = seen.get(section.key, 0) + 1
        again = seen[section.key]
        yield section if again == 1 else _renamed(section, f"{section.key}~{again}")


def _renamed(section: Section, key: str) -> Section:
    fields = {name: getattr(section, name) for name in section.__dataclass_fields__}
    return Section(**{**fields, "key": key})


def _local(name: str) -> str:
    return name.rpartition("}")[2]
