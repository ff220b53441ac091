"""Words to a tree: XPath 1.0's whole grammar, without variables (XForms has none)."""

from districtteam.lib.xforms.errors import LimitError, XPathSyntaxError
from districtteam.lib.xforms.limits import LIMITS, Limits

from . import lexer
from .lexer import END, MARK, NAME, OPERATOR, Token
from .tree import (
    ABSOLUTE,
    ANYWHERE,
    CONTEXT,
    Call,
    Expr,
    Filter,
    Number,
    Path,
    Step,
    Text,
    height,
)

LEVELS = (("or",), ("and",), ("=", "!="), ("<", "<=", ">", ">="), ("+", "-"), ("*", "div", "mod"))
POWER = {name: power for power, level in enumerate(LEVELS, start=1) for name in level}
INTERNAL = {"or", "and", "div", "mod", "neg", "item-at"}  # in the table, but no functions
CHAINED = {"or", "and", "+", "*"}  # kept flat, so that a sum of 200 questions is not deep
KINDS = {"node", "text", "comment", "processing-instruction"}
AXES = {
    *("child", "parent", "self", "attribute", "descendant", "descendant-or-self", "ancestor"),
    *("ancestor-or-self", "following-sibling", "preceding-sibling", "following", "preceding"),
}
NAMESPACES = {
    "xhtml": "http://www.w3.org/1999/xhtml",
    "h": "http://www.w3.org/1999/xhtml",
    "jr": "http://openrosa.org/javarosa",
    "orx": "http://openrosa.org/xforms",
    "odk": "http://www.opendatakit.org/xforms",
    "entities": "http://www.opendatakit.org/xforms/entities",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def parse(source: str, namespaces: dict[str, str] | None = None, limits: Limits = LIMITS) -> Expr:
    """The tree of an expression. Raises XPathSyntaxError, LimitError.

    >>> parse("1 + 2").name
    '+'
    """
    return _Parser(source, {**NAMESPACES, **(namespaces or {})}, limits).whole()


class _Parser:
    def __init__(self, source: str, namespaces: dict[str, str], limits: Limits) -> None:
        self.source, self.namespaces, self.limits = source, namespaces, limits
        self.tokens = lexer.tokens(source, limits)
        self.at = self.depth = 0

    def whole(self) -> Expr:
        if self.peek.kind == END:
            raise XPathSyntaxError("expression_empty", expression=self.source, at=0)
        expr = self.expression()
        if self.peek.kind != END:
            raise self.unexpected()
        deep = self.limits.expression_depth
        if len(self.tokens) > deep and height(expr) > deep:
            raise LimitError("expression_too_deep", limit=self.limits.expression_depth)
        return expr

    @property
    def peek(self) -> Token:
        return self.tokens[self.at]

    def take(self) -> Token:
        token = self.tokens[self.at]
        self.at = min(self.at + 1, len(self.tokens) - 1)
        return token

    def sees(self, *marks: str) -> bool:
        token = self.tokens[self.at]
        return token.text in marks and token.kind == MARK

    def expect(self, mark: str) -> None:
        if not self.sees(mark):
            raise self.unexpected()
        self.take()

    def unexpected(self) -> XPathSyntaxError:
        token = self.peek
        if token.kind == END:
            return XPathSyntaxError("expression_unfinished", expression=self.source, at=token.at)
        return XPathSyntaxError(
            "expression_unexpected", expression=self.source, at=token.at, found=token.text
        )

    def expression(self, power: int = 1) -> Expr:
        """Operators of at least this binding power, left to right."""
        self.depth += 1
        if self.depth > self.limits.expression_depth:
            raise LimitError("expression_too_deep", limit=self.limits.expression_depth)
        left = self.unary()
        while self.peek.kind == OPERATOR and POWER.get(self.peek.text, 0) >= power:
            token = self.take()
            left = _joined(token, left, self.expression(POWER[token.text] + 1))
        self.depth -= 1
        return left

    def unary(self) -> Expr:
        signs = 0
        at = self.peek.at
        while self.peek.text == "-" and self.peek.kind == OPERATOR:
            self.take()
            signs += 1
        expr = self.union()
        if not signs:
            return expr
        negated = Call("neg", (expr,), at)
        return negated if signs % 2 else Call("neg", (negated,), at)

    def union(self) -> Expr:
        parts = [self.path()]
        at = self.peek.at
        while self.peek.kind == OPERATOR and self.peek.text == "|":
            self.take()
            parts.append(self.path())
        return Call("|", tuple(parts), at) if len(parts) > 1 else parts[0]

    def path(self) -> Expr:
        if self.peek.kind == lexer.PLAIN:
            return Path(ABSOLUTE, (*self.plain_steps(), *self.more_steps()))
        if self.starts_primary():
            base = self.filtered()
            if not self.sees("/", "//"):
                return base
            return Path(base, tuple(self.more_steps()))
        if self.sees("/"):
            self.take()
            return Path(ABSOLUTE, tuple(self.steps()) if self.starts_step() else ())
        if self.sees("//"):
            return Path(ABSOLUTE, tuple(self.more_steps()))
        return Path(CONTEXT, tuple(self.steps()))

    def starts_primary(self) -> bool:
        token, after = self.peek, self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if token.kind in {lexer.NUMBER, lexer.TEXT}:
            return True
        is_call = token.kind == NAME and after == (MARK, "(", after.at)
        return self.sees("(") or (is_call and token.text not in KINDS)

    def starts_step(self) -> bool:
        return self.peek.kind == NAME or self.sees(".", "..", "@", "*")

    def filtered(self) -> Expr:
        base = self.primary()
        predicates = self.predicates()
        return Filter(base, predicates) if predicates else base

    def primary(self) -> Expr:
        token = self.take()
        if token.kind == lexer.NUMBER:
            return Number(float(token.text))
        if token.kind == lexer.TEXT:
            return Text(token.text)
        if token.kind == NAME:
            name = f"{token.text}()" if token.text in INTERNAL else token.text
            return Call(name, self.arguments(), token.at)
        expr = self.expression()
        self.expect(")")
        return expr

    def arguments(self) -> tuple[Expr, ...]:
        self.expect("(")
        args: list[Expr] = []
        while not self.sees(")"):
            if args:
                self.expect(",")
            args.append(self.expression())
        self.take()
        return tuple(args)

    def steps(self) -> list[Step]:
        return [self.step(), *self.more_steps()]

    def plain_steps(self) -> list[Step]:
        names = self.take().text.split("/")[1:]
        found = [Step("child", name) for name in names]
        if self.sees("["):
            found[-1] = Step("child", names[-1], self.predicates())
        return found

    def more_steps(self) -> list[Step]:
        found: list[Step] = []
        while self.sees("/", "//"):
            if self.take().text == "//":
                found.append(ANYWHERE)
            found.append(self.step())
        return found

    def step(self) -> Step:
        if self.sees(".", ".."):
            return Step("self" if self.take().text == "." else "parent", "node()")
        axis = self.axis()
        test = self.test()
        return Step(axis, test, self.predicates() if self.sees("[") else ())

    def axis(self) -> str:
        if self.sees("@"):
            self.take()
            return "attribute"
        after = self.tokens[min(self.at + 1, len(self.tokens) - 1)]
        if self.peek.kind == NAME and after == (MARK, "::", after.at):
            if self.peek.text not in AXES:
                raise self.unexpected()
            axis = self.take().text
            self.take()
            return axis
        return "child"

    def test(self) -> str:
        if self.sees("*"):
            return self.take().text
        if self.peek.kind != NAME:
            raise self.unexpected()
        token = self.take()
        if self.sees("(") and token.text in KINDS:
            return self.kind_test(token.text)
        return self.qualified(token)

    def kind_test(self, kind: str) -> str:
        self.expect("(")
        target = ""
        if kind == "processing-instruction" and self.peek.kind == lexer.TEXT:
            target = self.take().text
        self.expect(")")
        return f"{kind}({target})"

    def qualified(self, token: Token) -> str:
        prefix, colon, local = token.text.partition(":")
        if not colon:
            return token.text
        if prefix not in self.namespaces:
            raise XPathSyntaxError(
                "expression_prefix", expression=self.source, at=token.at, found=prefix
            )
        return f"{{{self.namespaces[prefix]}}}{local}"

    def predicates(self) -> tuple[Expr, ...]:
        found: list[Expr] = []
        while self.sees("["):
            self.take()
            found.append(self.expression())
            self.expect("]")
        return tuple(found)


def _joined(token: Token, left: Expr, right: Expr) -> Call:
    if token.text in CHAINED and isinstance(left, Call) and left.name == token.text:
        return Call(token.text, (*left.args, right), left.at)
    return Call(token.text, (left, right), token.at)
