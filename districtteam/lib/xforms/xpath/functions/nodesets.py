"""Node sets: counting, places, names, other instances."""

import math

from districtteam.lib.xforms.errors import XPathTypeError
from districtteam.lib.xforms.nodes import Node, local_name, string_value
from districtteam.lib.xforms.nodes import namespace as namespace_of
from districtteam.lib.xforms.xpath.context import Context
from districtteam.lib.xforms.xpath.values import text_number

from .table import function
from .text import words

LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


@function("last", "", "number", context=True, js="function(){return this.z}")
def last(context: Context) -> float:
    """
    string(/data/item[last()]) => "-32"
    """
    return float(context.size)


@function(
    "position",
    "nodes?",
    "number",
    context=True,
    js="function(a){return a?a[0].p.c.filter(x=>x.n==a[0].n&&x.k==a[0].k).indexOf(a[0])+1:this.p}",
)
def position(context: Context, nodes: list[Node] | None = None) -> float:
    """The place in the context; of a node, its place among its like, which numbers repeats.

    string(/data/item[position() = 2]) => "17"
    position(/data/item[3]) => 3
    position(/data/one) => 1
    position(/data/nothing) => error
    """
    if nodes is None:
        return float(context.position)
    if not nodes:
        raise XPathTypeError("nodes_expected", function="position")
    parent = nodes[0].parent
    same = parent.named[nodes[0].name] if parent else nodes
    return float(same.index(nodes[0]) + 1)


@function("count", "nodes", "number", js="a=>a.length")
def count(nodes: list[Node]) -> float:
    """
    count(/data/item) => 3
    count(/data/nothing) => 0
    count(1) => error
    count() => error
    """
    return float(len(nodes))


@function("count-non-empty", "nodes", "number", js="a=>a.filter(x=>T(x)).length")
def count_non_empty(nodes: list[Node]) -> float:
    """
    count-non-empty(/data/*) => 8
    count-non-empty(/data/empty) => 0
    """
    return float(sum(bool(string_value(node)) for node in nodes))


@function("sum", "nodes", "number", context=True, js="a=>a.reduce((s,x)=>s+N([x]),0)")
def sum_(context: Context, nodes: list[Node]) -> float:
    """NaN as soon as one node is no number.

    sum(/data/item) => -12
    sum(/data/nothing) => 0
    sum(/data/item | /data/empty) => NaN
    sum(1) => error
    """
    total = 0.0
    for node in nodes:
        total += text_number(string_value(node), context.world.zone)
    return total


@function(
    "local-name", "nodes", "string", extra=True, js="a=>a[0]?(a[0].n||'').replace(/.*}/,''):''"
)
def local_name_(nodes: list[Node]) -> str:
    """
    local-name(/data/*[2]) => "one"
    local-name(/data/nothing) => ""
    local-name() => "one"
    """
    return local_name(nodes[0]) if nodes else ""


@function(
    "name",
    "nodes",
    "string",
    extra=True,
    js="a=>a[0]?(a[0].x?a[0].x+':':'')+(a[0].n||'').replace(/.*}/,''):''",
)
def name(nodes: list[Node]) -> str:
    """The name with its prefix, as it was written.

    name(/data/item) => "item"
    name(..) => "data"
    """
    if not nodes:
        return ""
    prefix = nodes[0].prefix
    return f"{prefix}:{local_name(nodes[0])}" if prefix else local_name(nodes[0])


@function(
    "namespace-uri",
    "nodes",
    "string",
    extra=True,
    js="a=>a[0]&&a[0].n[0]=='{'?a[0].n.slice(1).replace(/}.*/,''):''",
)
def namespace_uri(nodes: list[Node]) -> str:
    """
    namespace-uri(/data) => ""
    """
    return namespace_of(nodes[0]) if nodes else ""


@function(
    "lang",
    "string",
    "boolean",
    context=True,
    extra=True,
    js="function(l){for(let x=this.n;x;x=x.p){let a=x.a&&x.a['{http://www.w3.org/XML/1998/namespace}lang'];"
    "if(a!=null)return a=a.toLowerCase(),l=l.toLowerCase(),a==l||a.startsWith(l+'-')}return!1}",
)
def lang(context: Context, language: str) -> bool:
    """Whether the node's xml:lang is that language or a kind of it.

    lang('fr') => true
    lang('en') => false
    """
    for node in [context.node, *context.node.above()]:
        found = node.attrs.get(LANGUAGE)
        if found is not None:
            return f"{found}-".lower().startswith(f"{language}-".lower())
    return False


@function(
    "id",
    "any",
    "nodes",
    context=True,
    extra=True,
    js="function(a){let s=a.map?a.flatMap(x=>w(T(x))):w(S(a)),r=[],g=x=>{x.a&&s.includes(x.a.id)&&r.push(x);"
    "(x.c||[]).map(g)},x=this.n;while(x.p)x=x.p;g(x);return r}",
)
def id_(context: Context, wanted: list[Node] | str | float | bool) -> list[Node]:
    """The elements whose attribute `id` is among the words given.

    count(id('first third')) => 2
    """

    texts = [string_value(node) for node in wanted] if isinstance(wanted, list) else [str(wanted)]
    names = {word for text in texts for word in words(text)}
    top = [context.node, *context.node.above()][-1]
    return [node for node in top.walk() if node.attrs.get("id") in names]


@function("instance", "string", "nodes", context=True, js="a=>W.i[a]?[W.i[a]]:boom()")
def instance(context: Context, key: str) -> list[Node]:
    """The root of another instance, such as a list of choices.

    string(instance('towns')/root/item[name = 'kpo']/label) => "Kpomassè"
    count(instance('towns')/root/item) => 2
    instance('nothing') => error
    """
    found = context.world.instances.get(key)
    if found is None:
        raise XPathTypeError("instance_unknown", instance=key)
    return [found]


@function(
    "pulldata",
    "string string string string",
    "string",
    context=True,
    extra=True,
    js="(i,a,b,k)=>{let h=(x,n)=>(x.c||[]).filter(y=>y.n==n),"
    "g=(x,n)=>(n[0]=='@'?X.attribute(x).filter(y=>'@'+y.n==n):h(x,n)).map(T)[0],"
    "x=W.i[i]?h(W.i[i].c[0],'item').find(x=>g(x,b)==k):boom();"
    "return x&&g(x,a)||''}",
)
def pulldata(context: Context, key: str, wanted: str, column: str, value: str) -> str:
    """The cell of a table, in the first row where a column has that value. `@name`: an attribute.

    pulldata('towns', 'label', 'name', 'oui') => "Ouidah"
    pulldata('towns', 'label', 'name', 'x') => ""
    """
    table = instance(context, key)[0].elements()[0]
    for row in table.named.get("item", []):
        if _cell(row, column) == value:
            return _cell(row, wanted) or ""
    return ""


def _cell(row: Node, column: str) -> str | None:
    if column.startswith("@"):
        return row.attrs.get(column[1:])
    found = row.first(column)
    return None if found is None else string_value(found)


@function("current", "", "nodes", context=True, js="function(){return[this.c]}")
def current(context: Context) -> list[Node]:
    """The node that the whole expression belongs to, also inside a predicate.

    string(/data/item[. > current()]) => "3"
    """
    return [context.current]


@function("item-at", "nodes number", "nodes", js="(a,i)=>i>=1?a.slice(i-1,i):[]")
def item_at(nodes: list[Node], index: float) -> list[Node]:
    """What `indexed-repeat` is made of: the node at that place, from 1.

    string(indexed-repeat(/data/group/x, /data/group, 2)) => "b"
    count(indexed-repeat(/data/group/x, /data/group, 9)) => 0
    count(indexed-repeat(/data/group/x, /data/group, 0)) => 0
    item-at(/data/item, 2) => error
    """
    if math.isnan(index) or not 1 <= index <= len(nodes):
        return []
    return [nodes[int(index) - 1]]


@function("indexed-repeat", "any any number any? number? any? number?", "nodes", js="boom")
def indexed_repeat(*_args: object) -> list[Node]:
    """The node of one turn of a repeat: indexed-repeat(node, repeat, number, ...).

    The parser writes it as paths through `item-at` before it is evaluated.

    string(indexed-repeat(/data/group/x, /data/group, 2)) => "b"
    """
    raise XPathTypeError("arguments_wrong", function="indexed-repeat")
