"""Operators: functions with signs for names."""

import math
import operator
from collections.abc import Callable

from districtteam.lib.xforms.nodes import Node, in_order
from districtteam.lib.xforms.xpath.context import Context
from districtteam.lib.xforms.xpath.values import Value, equal, ordered, unequal

from .table import function

Closure = Callable[[Context], bool]


@function("or", "lazy+", "boolean", context=True, js="(...a)=>a.some(f=>B(f()))")
def or_(context: Context, *sides: Closure) -> bool:
    """The right side is not looked at when the left decides.

    1 or 0 => true
    '' or 0 => false
    true() or explode() => true
    false() or explode() => error
    """
    return any(side(context) for side in sides)


@function("and", "lazy+", "boolean", context=True, js="(...a)=>a.every(f=>B(f()))")
def and_(context: Context, *sides: Closure) -> bool:
    """The right side is not looked at when the left decides.

    1 and 'a' => true
    1 and '' => false
    0 and explode() => false
    true() and substring() => error
    """
    return all(side(context) for side in sides)


@function("=", "any any", "boolean", context=True, js="(a,b)=>Q(a,b,(a,b)=>a===b)")
def equals(context: Context, left: Value, right: Value) -> bool:
    """Dates compare as moments, texts as texts, node sets if any two nodes do.

    1 = '1' => true
    'a' = 'A' => false
    true() = 'false' => true
    /data/item = 17 => true
    /data/nothing = '' => false
    /data/empty = '' => true
    '2024-02-29' = '2024-02-29T00:00:00.000-07:00' => true
    '2024-02-29' = 'soon' => false
    number('x') = number('x') => false
    /data/nothing = false() => true
    /data/item = /data/one => false
    """
    _pay(context, left, right)
    return equal(left, right, context.world.zone)


@function("!=", "any any", "boolean", context=True, js="(a,b)=>Q(a,b,(a,b)=>a!==b)")
def differs(context: Context, left: Value, right: Value) -> bool:
    """Of node sets: whether any two nodes differ.

    1 != '1' => false
    /data/item != 17 => true
    /data/nothing != '' => false
    'soon' != '2024-02-29' => true
    number('x') != 1 => true
    """
    _pay(context, left, right)
    return unequal(left, right, context.world.zone)


@function("<", "any any", "boolean", context=True, js="(a,b)=>O(a,b,(a,b)=>a<b)")
def less(context: Context, left: Value, right: Value) -> bool:
    """Everything becomes a number.

    1 < '2' => true
    'a' < 'b' => false
    '2024-02-28' < /data/day => true
    /data/item < -30 => true
    /data/empty < 1 => false
    false() < /data/text => true
    /data/nothing < true() => true
    """
    _pay(context, left, right)
    return ordered(left, right, context.world.zone, operator.lt)


@function("<=", "any any", "boolean", context=True, js="(a,b)=>O(a,b,(a,b)=>a<=b)")
def at_most(context: Context, left: Value, right: Value) -> bool:
    """
    1 <= 1 => true
    '' <= 0 => false
    false() <= true() => true
    """
    _pay(context, left, right)
    return ordered(left, right, context.world.zone, operator.le)


@function(">", "any any", "boolean", context=True, js="(a,b)=>O(a,b,(a,b)=>a>b)")
def greater(context: Context, left: Value, right: Value) -> bool:
    """
    2 > '1' => true
    /data/item > 16 => true
    /data/nothing > 0 => false
    """
    _pay(context, left, right)
    return ordered(left, right, context.world.zone, operator.gt)


@function(">=", "any any", "boolean", context=True, js="(a,b)=>O(a,b,(a,b)=>a>=b)")
def at_least(context: Context, left: Value, right: Value) -> bool:
    """
    2 >= 2 => true
    'x' >= 'x' => false
    """
    _pay(context, left, right)
    return ordered(left, right, context.world.zone, operator.ge)


def _pay(context: Context, left: Value, right: Value) -> None:
    """Each node of one set is compared with each of the other."""
    if isinstance(left, list) and isinstance(right, list):
        context.world.spend(len(left) * len(right))


@function("+", "number+", "number", js="(...a)=>a.reduce((a,b)=>a+b)")
def plus(*numbers: float) -> float:
    """A date is its days since 1970 at local midnight (the cases' clocks stand at -07:00).

    1 + 2 + 3 => 6
    '1' + true() => 2
    1 + '' => NaN
    0.1 + 0.2 => 0.30000000000000004
    string('2021-11-30' + 1) => "18962.291666666668"
    """
    return _folded(operator.add, numbers)


@function("-", "number number", "number", js="(a,b)=>a-b")
def minus(left: float, right: float) -> float:
    """
    1 - 2 => -1
    1 --1 => 2
    '2024-03-01' - '2024-02-28' => 2
    /data/item - 1 => 2
    """
    return left - right


@function("*", "number+", "number", js="(...a)=>a.reduce((a,b)=>a*b)")
def times(*numbers: float) -> float:
    """
    2 * 3 * 4 => 24
    0 * (1 div 0) => NaN
    """
    return _folded(operator.mul, numbers)


@function("div", "number number", "number", js="(a,b)=>a/b")
def divided(left: float, right: float) -> float:
    """
    1 div 4 => 0.25
    1 div 0 => Infinity
    -1 div 0 => -Infinity
    0 div 0 => NaN
    1 div -0 => -Infinity
    """
    if right:
        return left / right
    if left == 0 or math.isnan(left):
        return math.nan
    return math.copysign(math.inf, left) * math.copysign(1, right)


@function("mod", "number number", "number", js="(a,b)=>a%b")
def modulo(left: float, right: float) -> float:
    """The sign is the left side's.

    5 mod 3 => 2
    -5 mod 3 => -2
    5.5 mod -2 => 1.5
    5 mod 0 => NaN
    """
    try:
        return math.fmod(left, right)
    except ValueError:
        return math.nan


@function("neg", "number", "number", js="a=>-a")
def negated(number: float) -> float:
    """
    -'3' => -3
    --1 => 1
    """
    return -number


@function("|", "nodes+", "nodes", js="(...a)=>U(a.flat())")
def union(*sets: list[Node]) -> list[Node]:
    """Each node once, in the order of the document.

    count(/data/item | /data/one | /data/item[1]) => 4
    string(/data/item | /data/one) => "1"
    1 | 2 => error
    """
    return in_order([node for each in sets for node in each])


def _folded(join: Callable[[float, float], float], numbers: tuple[float, ...]) -> float:
    total = numbers[0]
    for number in numbers[1:]:
        total = join(total, number)
    return total
