"""A version's form, read once and kept: published texts never change."""

from dataclasses import dataclass
from functools import cached_property

from districtteam.lib.xforms import Form, Variable, codebook, read_form
from districtteam.lib.xforms.model import Item

from .models import Content, Version
from .sections import Section, cut

KEPT = 64  # forms at most: the largest that we know takes 10 MB


@dataclass(frozen=True, eq=False)
class Text:
    """A form with its sections."""

    form: Form
    sections: tuple[Section, ...]

    @cached_property
    def by_key(self) -> dict[str, Section]:
        return {section.key: section for section in self.sections}

    @cached_property
    def section_of(self) -> dict[Item, Section]:
        """The section that asks for an item."""
        return {item: section for section in self.sections for item in section.items}

    @cached_property
    def variables(self) -> dict[tuple[str, str], Variable]:
        """The codebook by (repeat, path) of a question."""
        return {_address(variable): variable for variable in codebook(self.form)}

    @cached_property
    def has_repeats(self) -> bool:
        return any(item.kind == "repeat" for item in self.form.items())

    def inside(self, repeat: Item | None) -> list[Section]:
        """The sections that are shown side by side: of the sheet itself, or of a turn."""
        return [section for section in self.sections if section.repeat is repeat]


def _address(variable: Variable) -> tuple[str, str]:
    """Without the form's own name; in a repeat, from the outermost repeat on."""
    names = variable.path.strip("/").split("/")[1:]
    depth = len(variable.repeat.strip("/").split("/")) - 1 if variable.repeat else 0
    return "/".join(names[:depth]), "/".join(names[depth:])


def text_of(version: Version) -> Text:
    """The form of a version that was admitted."""
    known = _kept.get(version.digest)
    if known is None:
        known = made_of(Content.objects.values_list("xform", flat=True).get(version=version))
        _keep(version.digest, known)
    return known


def made_of(xform: str) -> Text:
    form = read_form(xform)
    return Text(form, cut(form))


_kept: dict[str, Text] = {}


def _keep(digest: str, text: Text) -> None:
    """The oldest goes; threads that read the same one twice do no harm."""
    while len(_kept) >= KEPT:
        _kept.pop(next(iter(_kept)), None)
    _kept[digest] = text
