"""Numbers: rounding, powers, the circle, the largest and the least."""

import math
from collections.abc import Callable

from districtteam.lib.xforms.xpath.context import Context

from .table import function
from .text import half_up


@function("number", "number", "number", js="a=>a")
def number(value: float) -> float:
    """
    number(' 1.5 ') => 1.5
    number('1e3') => 1000
    number('0.') => 0
    number('.5') => 0.5
    number('-.5') => -0.5
    number('+1') => NaN
    number('0x10') => NaN
    number('') => NaN
    number('1 2') => NaN
    number(true()) => 1
    number(/data/item) => 3
    number('1970-01-02T00:00:00Z') => 1
    number('2023-02-29') => NaN
    number() => 1
    """
    return value


@function("int", "number", "number", js="Math.trunc")
def int_(value: float) -> float:
    """Without its fraction.

    int(2.9) => 2
    int(-2.9) => -2
    int('x') => NaN
    int(1 div 0) => Infinity
    """
    return float(math.trunc(value)) if math.isfinite(value) else value


@function("floor", "number", "number", js="Math.floor")
def floor(value: float) -> float:
    """
    floor(-1.005) => -2
    floor(2.9) => 2
    """
    return float(math.floor(value)) if math.isfinite(value) else value


@function("ceiling", "number", "number", js="Math.ceil")
def ceiling(value: float) -> float:
    """
    ceiling(0.0000001) => 1
    ceiling(-1.5) => -1
    """
    return float(math.ceil(value)) if math.isfinite(value) else value


@function(
    "round",
    "number number?",
    "number",
    js="(a,d=0,p=10**Math.abs(d=Math.trunc(d)),r=x=>Math.sign(x)*Math.round(Math.abs(x)))"
    "=>d>0?r(a*p)/p:r(a/p)*p",
)
def round_(value: float, digits: float = 0) -> float:
    """Halves away from zero, to so many decimals; negative: tens, hundreds.

    round(1.5) => 2
    round(-1.5) => -2
    round(-1.05) => -1
    round(2.15, 1) => 2.2
    round(-1.475, 2) => -1.48
    round(626.3, -3) => 1000
    round('x') => NaN
    round(1.5, 'x') => NaN
    round(1.5, 1000000) => NaN
    round(15, 0.9) => 15
    """
    if not abs(digits) < FINEST:  # also where there is none
        return math.nan
    places = int(digits)
    power = 10.0 ** abs(places)
    if places > 0:
        return _away(value * power) / power
    return _away(value / power) * power


FINEST = 309  # beyond, ten to that power is no number


def _away(value: float) -> float:
    return math.copysign(half_up(abs(value)), value)


@function("abs", "number", "number", js="Math.abs")
def abs_(value: float) -> float:
    """
    abs('-10.5') => 10.5
    """
    return abs(value)


@function("pow", "number number", "number", js="(a,b)=>a**b")
def pow_(base: float, exponent: float) -> float:
    """
    pow(2, 3) => 8
    pow(2, -1) => 0.5
    pow(-8, 0.5) => NaN
    pow(10, 400) => Infinity
    pow(0, -1) => Infinity
    pow(1, 'x') => NaN
    """
    if math.isnan(exponent) or (abs(base) == 1 and math.isinf(exponent)):
        return math.nan
    try:
        return math.pow(base, exponent)
    except OverflowError:
        return -math.inf if base < 0 and exponent % 2 == 1 else math.inf
    except ValueError:
        return _infinite_power(base, exponent)


def _infinite_power(base: float, exponent: float) -> float:
    """Zero to a negative power; a negative base has no power that is not whole."""
    if base:
        return math.nan
    is_odd = exponent % 2 == 1
    return math.copysign(math.inf, base) if is_odd else math.inf


@function("max", "numbers*", "number", js="(...a)=>a[0]==null?NaN:Math.max(...a)")
def max_(*values: float) -> float:
    """NaN as soon as one is.

    max(1, 3, 2) => 3
    max(/data/item) => 17
    max('', 1) => NaN
    max(/data/nothing) => NaN
    """
    return _extreme(max, values)


@function("min", "numbers*", "number", js="(...a)=>a[0]==null?NaN:Math.min(...a)")
def min_(*values: float) -> float:
    """
    min(/data/item, 5) => -32
    min(/data/empty) => NaN
    """
    return _extreme(min, values)


def _extreme(choose: Callable[..., float], values: tuple[float, ...]) -> float:
    if not values or any(math.isnan(value) for value in values):
        return math.nan
    return choose(values)


@function("random", "", "number", context=True, steady=False, js="()=>W.r()")
def random(context: Context) -> float:
    """
    random() < 1 => true
    """
    return context.world.chance()


@function("pi", "", "number", extra=True, js="()=>Math.PI")
def pi() -> float:
    """
    pi() => 3.141592653589793
    """
    return math.pi


def _of_one(name: str, run: Callable[[float], float], cases: str) -> None:
    """A function of one number that is the same in both languages."""
    plain = {"log10": "log10", "exp10": "exp10"}.get(name, name)
    js = "a=>10**a" if name == "exp10" else f"Math.{plain}"

    def guarded(value: float) -> float:
        try:
            return run(value)
        except OverflowError:
            return math.inf
        except ValueError:
            return math.nan

    guarded.__doc__ = cases
    function(name, "number", "number", extra=True, js=js)(guarded)


def _log(run: Callable[[float], float]) -> Callable[[float], float]:
    return lambda value: -math.inf if value == 0 else run(value)


_of_one("sqrt", math.sqrt, "sqrt(9) => 3\nsqrt(-1) => NaN")
_of_one("exp", math.exp, "exp(0) => 1\nexp(1000) => Infinity")
_of_one("exp10", lambda value: math.pow(10, value), "exp10(3) => 1000\nexp10(-1) => 0.1")
_of_one("log", _log(math.log), "log(1) => 0\nlog(0) => -Infinity\nlog(-1) => NaN")
_of_one("log10", _log(math.log10), "log10(1000) => 3")
_of_one("sin", math.sin, "sin(0) => 0\nsin('x') => NaN")
_of_one("cos", math.cos, "cos(0) => 1\ncos(1 div 0) => NaN")
_of_one("tan", math.tan, "tan(0) => 0")
_of_one("asin", math.asin, "asin(1) => 1.5707963267948966\nasin(2) => NaN")
_of_one("acos", math.acos, "acos(1) => 0")
_of_one("atan", math.atan, "atan(0) => 0")


@function("atan2", "number number", "number", extra=True, js="Math.atan2")
def atan2(y: float, x: float) -> float:
    """
    atan2(0, -1) => 3.141592653589793
    """
    return math.atan2(y, x)
