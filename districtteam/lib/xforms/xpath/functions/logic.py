"""Truth, choice between values, and what stays once it is set."""

import math
from collections.abc import Callable
from typing import Any

from districtteam.lib.xforms.xpath.context import Context
from districtteam.lib.xforms.xpath.flatten import each_boolean, each_number
from districtteam.lib.xforms.xpath.values import Value, to_string

from .table import function


@function("true", "", "boolean", js="()=>!0")
def true() -> bool:
    """
    true() => true
    true(1) => error
    """
    return True


@function("false", "", "boolean", js="()=>!1")
def false() -> bool:
    """
    false() => false
    """
    return False


@function("not", "boolean", "boolean", js="a=>!a")
def not_(value: bool) -> bool:
    """
    not(/data/nothing) => true
    not('false') => false
    not() => error
    """
    return not value


@function("boolean", "boolean", "boolean", js="a=>a")
def boolean(value: bool) -> bool:
    """
    boolean('a') => true
    boolean('') => false
    boolean(0) => false
    boolean(number('x')) => false
    boolean(/data/empty) => true
    """
    return value


@function("boolean-from-string", "string", "boolean", extra=True, js="a=>a=='1'||a=='true'")
def boolean_from_string(text: str) -> bool:
    """
    boolean-from-string('1') => true
    boolean-from-string('true') => true
    boolean-from-string(true()) => true
    boolean-from-string('yes') => false
    boolean-from-string('') => false
    """
    return text in {"1", "true"}


@function("if", "lazy lazy lazy", "any", context=True, js="(a,b,c)=>B(a())?b():c()")
def if_(
    context: Context,
    condition: Callable[[Context], bool],
    then: Callable[[Context], Any],
    otherwise: Callable[[Context], Any],
) -> Any:
    """Only the value that is taken is evaluated.

    if(true(), 'a', explode()) => "a"
    if(/data/nothing, 1, 2) => 2
    if('false', 1, 2) => 1
    count(if(true(), /data/item, /data/one)) => 3
    if(1, 2) => error
    """
    return then(context) if condition(context) else otherwise(context)


@function("coalesce", "any string", "string", js="(a,b)=>a==a&&S(a)||b")
def coalesce(first: Value, second: str) -> str:
    """The first that is not empty; what is no number is empty, as in the clients of ODK.

    coalesce(/data/empty, 'b') => "b"
    coalesce('a', 'b') => "a"
    coalesce(/data/nothing, '') => ""
    coalesce(/data/empty * 2, 0) => "0"
    """
    is_no_number = isinstance(first, float) and math.isnan(first)
    return second if is_no_number else to_string(first) or second


@function("once", "string", "string", context=True, js="function(a){return S([this.n])||a}")
def once(context: Context, value: str) -> str:
    """What the node holds already; the value where it is empty.

    once('new') => "1"
    """
    return to_string([context.node]) or value


@function(
    "checklist",
    "number number booleans*",
    "boolean",
    extra=True,
    js="(a,b,...l)=>(l=l.filter(x=>x).length,(a<0||l>=a)&&(b<0||l<=b))",
)
def checklist(least: float, most: float, *answers: bool) -> bool:
    """Whether as many answers are true as wanted; a negative bound is none.

    checklist(1, 2, 1 = 1, 2 = 2, 3 = 3) => false
    checklist(-1, 2, true(), false()) => true
    checklist(2, -1, true(), false(), true()) => true
    """
    count = sum(answers)
    return (least < 0 or count >= least) and (most < 0 or count <= most)


@function(
    "weighted-checklist",
    "number number any*",
    "boolean",
    context=True,
    extra=True,
    js="(a,b,...l)=>{let s=0,f=x=>x.map?x.map(n=>[n]):[x],v=[],w=[];"
    "l.map((x,i)=>(i%2?w:v).push(...f(x)));"
    "v.map((x,i)=>{if(x.map?S(x).trim():B(x))s+=N(w[i]??'')||0});"
    "return(a<0||s>=a)&&(b<0||s<=b)}",
)
def weighted_checklist(context: Context, least: float, most: float, *pairs: Any) -> bool:
    """Answers and their weights in turn; the weights of the true ones are added.

    weighted-checklist(2, 2, true(), 2, false(), 5) => true
    weighted-checklist(-1, 2, 2 > 1, 3) => false
    weighted-checklist(1, 1, 1 = 1, 0) => false
    """
    answers = [truth for value in pairs[::2] for truth in each_boolean(value)]
    zone = context.world.zone
    weights = [weight for value in pairs[1::2] for weight in each_number(value, zone)]
    total = sum(
        weight
        for truth, weight in zip(answers, weights, strict=False)
        if truth and weight == weight  # noqa: PLR0124 (not NaN)
    )
    return (least < 0 or total >= least) and (most < 0 or total <= most)
