"""Texts of a form as a person reads them, with the answers that stand in them."""

from districtteam.lib.xforms.errors import XFormError
from districtteam.lib.xforms.model import Words
from districtteam.lib.xforms.model.parts import Piece
from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.xpath import Context, World, closure
from districtteam.lib.xforms.xpath.tree import Expr


def said(words: Words, language: str, default: str = "") -> tuple[Piece, ...]:
    """The pieces in a language, else in the default one, else in any."""
    for wanted in (language, default, ""):
        if wanted in words.pieces:
            return words.pieces[wanted]
    return next(iter(words.pieces.values()), ())


def rendered(pieces: tuple[Piece, ...], node: Node, world: World) -> str:
    """The text; an expression that fails leaves a gap."""
    return "".join(one if isinstance(one, str) else _value(one, node, world) for one in pieces)


def _value(piece: Expr, node: Node, world: World) -> str:
    try:
        return str(closure(piece, "string")(Context(node, world)))
    except XFormError:
        return ""
