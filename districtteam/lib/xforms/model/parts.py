"""What a form consists of."""

from dataclasses import dataclass, field
from typing import TypeAlias

from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.xpath.tree import Expr

Piece: TypeAlias = str | Expr  # text, or an expression whose value stands there
Where = tuple[str, ...]  # the names from the outermost element down


@dataclass(frozen=True, slots=True)
class Words:
    """A text in each language: pieces by language. The language "" serves where none is named."""

    pieces: dict[str, tuple[Piece, ...]]
    media: dict[str, dict[str, str]] = field(default_factory=dict)  # kind: language: address
    key: str = ""  # in the form's list of texts

    def languages(self) -> set[str]:
        return set(self.pieces)

    @property
    def is_plain(self) -> bool:
        """Whether no answer stands in the text."""
        return all(isinstance(one, str) for said in self.pieces.values() for one in said)


NOTHING = Words({})


@dataclass(frozen=True, slots=True)
class Rule:
    """An expression of a bind as it was written, and its tree, relative to the node."""

    source: str
    expr: Expr


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: Words


@dataclass(frozen=True, slots=True)
class Itemset:
    """Choices out of an instance: which nodes, and where their value and label are."""

    nodes: Rule
    value: Rule
    label: Rule
    keyed: bool  # the label is a key of the form's texts


@dataclass(slots=True, eq=False, repr=False)
class Item:
    """A node of the form's data: what it may hold and what decides of it.

    `kind` is group, repeat, question (a control asks for it) or hidden.
    """

    name: str
    where: Where
    parent: "Item | None"
    kind: str = "hidden"
    type: str = "string"
    kids: list["Item"] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)  # by Rule's kind: see RULES
    preload: tuple[str, str] = ("", "")
    part: "Part | None" = None
    constraint_message: Words = NOTHING
    required_message: Words = NOTHING
    template: Node | None = None  # of a repeat
    line: int = 0

    @property
    def path(self) -> str:
        """`/data/group/question`, local names only."""
        return "".join("/" + name.rpartition("}")[2] for name in self.where)

    def kid(self, name: str) -> "Item | None":
        return next((kid for kid in self.kids if kid.name == name), None)

    def below(self) -> list["Item"]:
        """This item and all below it, in document order."""
        return [self, *(each for kid in self.kids for each in kid.below())]

    def above(self) -> list["Item"]:
        return [self.parent, *self.parent.above()] if self.parent else []

    def repeats(self) -> list["Item"]:
        """The repeats that this item is in, itself included, innermost first."""
        return [item for item in [self, *self.above()] if item.kind == "repeat"]


RULES = {
    "relevant": "r",
    "calculate": "c",
    "count": "n",
    "required": "q",
    "constraint": "k",
    "readonly": "o",
}


@dataclass(slots=True, eq=False, repr=False)
class Part:
    """What is shown, in the order in which it is shown: a group, a repeat or a control.

    `control` is group, repeat, input, select, select1, rank, upload, trigger or range.
    """

    control: str
    item: Item | None
    label: Words = NOTHING
    hint: Words = NOTHING
    appearance: str = ""
    attrs: dict[str, str] = field(default_factory=dict)
    choices: list[Choice] = field(default_factory=list)
    itemset: Itemset | None = None
    parts: list["Part"] = field(default_factory=list)

    def all(self) -> list["Part"]:
        return [self, *(each for part in self.parts for each in part.all())]


@dataclass(frozen=True, slots=True)
class Action:
    """A value set by an event: `first-load`, `load`, `new-repeat` or `value-changed`."""

    event: str
    trigger: Item | None  # the repeat or question whose event it is
    target: Item
    value: Rule


@dataclass(frozen=True, slots=True)
class Note:
    """Something of the form that is outside what we do, named: a code and its parameters."""

    code: str
    params: dict[str, str | int]


@dataclass(slots=True)
class References:
    """The items that an expression looks at, and its paths that lead nowhere."""

    items: list[Item] = field(default_factory=list)
    dead: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False, repr=False, weakref_slot=True)
class Form:
    """A questionnaire. `root` is the outermost item; `texts` the itext by key."""

    id: str
    version: str
    title: str
    root: Item
    template: Node  # the data as the form gives them, items attached
    parts: list[Part] = field(default_factory=list)
    texts: dict[str, Words] = field(default_factory=dict)
    languages: list[str] = field(default_factory=list)
    language: str = ""  # the default one
    instances: dict[str, Node] = field(default_factory=dict)
    externals: dict[str, str] = field(default_factory=dict)  # instance: address of its file
    actions: list[Action] = field(default_factory=list)
    namespaces: dict[str, str] = field(default_factory=dict)  # address by prefix
    namespace: str = ""  # of the data themselves, where they have one
    notes: list[Note] = field(default_factory=list)
    faults: list[Note] = field(default_factory=list)  # what could not be read; for the gate
    places: dict[Where, Item] = field(default_factory=dict)  # every item by its names
    list_rules: dict[str, Rule] = field(default_factory=dict)  # of itemsets, by their text
    paths: dict[str, Item] = field(default_factory=dict)  # the same by path, filled when asked
    looked: dict[tuple[int, int], tuple[Expr, References]] = field(default_factory=dict)
    top: Item = field(init=False)  # what stands above the root

    def __post_init__(self) -> None:
        self.top = Item("", (), None, kind="group", kids=[self.root])

    def items(self) -> list[Item]:
        """All items, in document order."""
        return list(self.places.values())

    def item(self, path: str) -> Item | None:
        """The item at `/data/group/question`."""
        if not self.paths:
            self.paths.update((item.path, item) for item in reversed(self.items()))
        return self.paths.get(path)

    def all_parts(self) -> list[Part]:
        return [each for part in self.parts for each in part.all()]
