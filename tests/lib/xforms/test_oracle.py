"""On plain XPath 1.0 libxml2 and we agree, whatever the expression."""

import math
import re
from typing import Any

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from districtteam.lib.xforms.nodes import Node, string_value
from districtteam.lib.xforms.xml import read_xml
from districtteam.lib.xforms.xpath import Context, World, evaluate
from tests.lib.xforms.browser import Browser
from tests.lib.xforms.world import NOW, ZONE, is_same, value_of

DOCUMENT = """<a id="1"><b>1</b><b k="x">2<c>3</c><c/></b>t<d><b>4</b><e k="y" l="2">x y</e></d>
<c><c><c>5</c></c></c><!-- note --><f> 7 </f></a>"""
ROOT = read_xml(DOCUMENT, keep_space=True)
TREE = etree.ElementTree(etree.fromstring(DOCUMENT))

AXES = ["child", "parent", "self", "attribute", "descendant", "descendant-or-self", "ancestor"]
AXES += ["ancestor-or-self", "following-sibling", "preceding-sibling", "following", "preceding"]
TESTS = [*"abcdefkl", "*", "node()", "text()", "comment()"]
numbers = st.integers(0, 9).map(str) | st.sampled_from(["0.5", "2.25", "10"])
texts = st.sampled_from(["''", "'x'", "'1'", "' 2 '", "'x y'", '"a-b"', "'3.5'"])


def paths(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    places = st.sampled_from(["position() = 2", "last()", "position() < last()", "1", "2"])
    predicates = st.lists((inner | places).map("[{}]".format), max_size=1).map("".join)
    plain = st.sampled_from([*"abcdef", "*", ".", "..", "@k", "@*", "text()"])
    step = st.builds("{}::{}{}".format, st.sampled_from(AXES), st.sampled_from(TESTS), predicates)
    step |= plain
    starts = st.sampled_from(["", "/", "//", "/a/", "//b/", "//c/"])
    many = st.lists(step, min_size=1, max_size=3).map("/".join)
    return st.builds("{}{}".format, starts, many)


def unions(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds("{} | {}".format, paths(inner), paths(inner))


def calls(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = [
        "string",
        "number",
        "boolean",
        "not",
        "string-length",
        "normalize-space",
        "floor",
        "ceiling",
    ]
    of_nodes = ["count", "sum", "name", "local-name", "string", "number"]
    two = ["starts-with", "contains", "substring-before", "substring-after", "substring"]
    return (
        st.builds("{}({})".format, st.sampled_from(one), inner)
        | st.builds("{}({})".format, st.sampled_from(of_nodes), paths(inner))
        | st.builds("{}({}, {})".format, st.sampled_from(two), inner, inner)
        | st.builds("concat(string({}), string({}))".format, inner, inner)
        | st.builds("translate({}, {}, {})".format, inner, inner, inner)
        | st.sampled_from(["true()", "false()", "string()", "number()"])
    )


def operations(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = ["+", "-", "*", "=", "!=", "<", "<=", ">", ">=", " and ", " or "]
    joined = st.builds("({}) {} ({})".format, inner, st.sampled_from(signs), inner)
    return joined | inner.map("-({})".format) | inner.map("({}) div 4 mod 3".format)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return paths(inner) | unions(inner) | calls(inner) | operations(inner)


# From an attribute libxml2 goes on behind its element; XPath 1.0 section 5 counts the kids too.
OUT_OF_ATTRIBUTES = re.compile(r"(?:attribute::|@)[^/]*/(?:\.\.?/)*(?:following|preceding)::")
expressions = st.recursive(numbers | texts, grown, max_leaves=8)


@settings(deadline=None, max_examples=400)
@given(expressions)
def test_as_libxml2_has_it(expression: str) -> None:
    assume(not OUT_OF_ATTRIBUTES.search(expression))
    theirs = etree.XPath(expression)(TREE)
    world = World(ROOT, lambda: NOW, ZONE)
    ours = evaluate(expression, Context(ROOT.elements()[0], world))
    assert is_same(comparable(ours), comparable(theirs)), expression


def comparable(value: Any) -> Any:
    """Node sets as the texts of their nodes, in order; numbers without their last digits."""
    if isinstance(value, list):
        handed_out = (node for node in value if node is not ROOT)  # lxml keeps the document back
        return [_text(node) for node in handed_out]
    if isinstance(value, float) and math.isfinite(value):
        return float(f"{value:.10g}")
    return str(value) if isinstance(value, str) else value


def _text(node: Any) -> str:
    if isinstance(node, Node):
        return string_value(node)
    if isinstance(node, etree._Comment):
        return str(node.text)
    if isinstance(node, etree._Element):
        return str(etree.XPath("string()")(node))
    return str(node)


@settings(deadline=None, max_examples=200)
@given(expressions, st.sampled_from(["string", "number", "boolean"]))
def test_as_the_browser_has_it(page: Browser, expression: str, asked: str) -> None:
    world = World(ROOT, lambda: NOW, ZONE)
    assert is_same(
        page.value_of(expression, asked, ROOT, {}), value_of(expression, asked, world)
    ), expression
