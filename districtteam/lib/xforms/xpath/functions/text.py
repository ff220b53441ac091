"""Texts: cutting, joining, searching. Characters are counted, not their bytes."""

import base64
import math
import re

from districtteam.lib.xforms.xpath.context import Context
from districtteam.lib.xforms.xpath.patterns import matches

from .table import function

_BLANKS = re.compile(r"[ \t\r\n]+")
_UNSENDABLE = re.compile("[\\0-\x08\v\f\x0e-\x1f\ufffe\uffff]")
LONG = 1_000  # the most letters that uuid gives
ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"


def words(text: str) -> list[str]:
    return [word for word in _BLANKS.split(text) if word]


def half_up(number: float) -> float:
    """To the nearest whole number, halves upwards; what is no number stays."""
    if not math.isfinite(number):
        return number
    whole = math.floor(number)
    return float(whole + 1 if number - whole >= 0.5 else whole)  # noqa: PLR2004


@function("string", "string", "string", js="a=>a")
def string(value: str) -> str:
    """
    string(1) => "1"
    string(-0.5) => "-0.5"
    string(1 div 3) => "0.3333333333333333"
    string(1000000 * 1000000) => "1000000000000"
    string(99999999999999999999 - 20000) => "99999999999999980000"
    string(0.0000001) => "1e-7"
    string(-0) => "0"
    string(1 div 0) => "Infinity"
    string(/data/item) => "3"
    string(/data/nothing) => ""
    string() => "1"
    """
    return value


@function("concat", "strings*", "string", context=True, js="(...a)=>a.join('')")
def concat(context: Context, *parts: str) -> str:
    """
    concat('a', 1, true()) => "a1true"
    concat(/data/item) => "317-32"
    concat() => ""
    """
    return context.world.fits("".join(parts))


@function("join", "string strings*", "string", context=True, js="(s,...a)=>a.join(s)")
def join(context: Context, mark: str, *parts: str) -> str:
    """
    join(', ', /data/item) => "3, 17, -32"
    join('-', 'a', 'b') => "a-b"
    join(' ') => ""
    """
    return context.world.fits(mark.join(parts))


@function("starts-with", "string string", "boolean", js="(a,b)=>a.startsWith(b)")
def starts_with(text: str, start: str) -> bool:
    """
    starts-with('abc', 'ab') => true
    starts-with('abc', '') => true
    starts-with('a') => error
    """
    return text.startswith(start)


@function("ends-with", "string string", "boolean", extra=True, js="(a,b)=>a.endsWith(b)")
def ends_with(text: str, end: str) -> bool:
    """
    ends-with('abc', 'bc') => true
    ends-with('abc', 'ab') => false
    """
    return text.endswith(end)


@function("contains", "string string", "boolean", js="(a,b)=>a.includes(b)")
def contains(text: str, part: str) -> bool:
    """
    contains('asdf', 'sd') => true
    contains('', 'a') => false
    """
    return part in text


@function(
    "substring-before", "string string", "string", js="(a,b)=>a.slice(0,Math.max(0,a.indexOf(b)))"
)
def substring_before(text: str, mark: str) -> str:
    """
    substring-before('12-May', '-') => "12"
    substring-before('12', '-') => ""
    substring-before('a', '') => ""
    """
    return text.partition(mark)[0] if mark and mark in text else ""


@function(
    "substring-after",
    "string string",
    "string",
    js="(a,b)=>a.includes(b)?a.slice(a.indexOf(b)+b.length):''",
)
def substring_after(text: str, mark: str) -> str:
    """
    substring-after('12-May', '-') => "May"
    substring-after('12', '-') => ""
    substring-after('a', '') => "a"
    """
    return text.partition(mark)[2] if mark else text


@function(
    "substring",
    "string number number?",
    "string",
    extra=True,
    js="(s,a,l,r=Math.round)=>[...s].filter((c,i)=>++i>=r(a)&&!(l!=null&&!(i<r(a)+r(l)))).join('')",
)
def substring(text: str, start: float, length: float | None = None) -> str:
    """Characters count from 1; numbers are rounded.

    substring('12345', 2, 3) => "234"
    substring('12345', 1.5, 2.6) => "234"
    substring('12345', 0, 3) => "12"
    substring('12345', 0 div 0, 3) => ""
    substring('12345', -42, 1 div 0) => "12345"
    substring('12345', -1 div 0, 1 div 0) => ""
    substring('aé𝄞z', 3) => "𝄞z"
    """
    first = half_up(start)
    end = math.inf if length is None else first + half_up(length)
    kept = [one for at, one in enumerate(text, start=1) if at >= first and at < end]
    return "".join(kept)


@function("substr", "string number number?", "string", js="(s,a,b)=>[...s].slice(a,b).join('')")
def substr(text: str, start: float, end: float | None = None) -> str:
    """Characters count from 0, negative ones from the end.

    substr('hello', 1, 3) => "el"
    substr('hello', -3) => "llo"
    substr('hello', 0) => "hello"
    substr('hello', 'x', 2) => "he"
    substr('hello', 1 div 0) => ""
    """
    return text[_index(start, len(text)) : None if end is None else _index(end, len(text))]


def _index(number: float, length: int) -> int:
    if math.isnan(number):
        return 0
    return int(max(-length, min(length, number)))


@function("string-length", "string", "number", js="s=>[...s].length")
def string_length(text: str) -> float:
    """
    string-length('é𝄞') => 2
    string-length(/data/nothing) => 0
    string-length() => 1
    """
    return float(len(text))


@function("normalize-space", "string", "string", extra=True, js="s=>w(s).join(' ')")
def normalize_space(text: str) -> str:
    """
    normalize-space('  a   b ') => "a b"
    normalize-space('') => ""
    """
    return " ".join(words(text))


@function(
    "translate",
    "string string string",
    "string",
    extra=True,
    js="(s,f,t)=>[...s].map(c=>(f=[...f],c=f.includes(c)?[...t][f.indexOf(c)]||'':c)).join('')",
)
def translate(text: str, old: str, new: str) -> str:
    """
    translate('bar', 'abc', 'ABC') => "BAr"
    translate('--aaa--', 'abc-', 'ABC') => "AAA"
    translate('1 234,5', ', ', '.') => "1234.5"
    """
    return "".join(
        one if one not in old else new[old.index(one) : old.index(one) + 1] for one in text
    )


@function(
    "regex", "string string", "boolean", context=True, js="(s,p)=>RegExp('^(?:'+p+')$').test(s)"
)
def regex(context: Context, text: str, pattern: str) -> bool:
    """Whether the whole text is of the pattern, as the ODK specification says.

    regex('12345', '[0-9]{5}') => true
    regex('123456', '[0-9]{5}') => false
    regex('aé', '^a.$') => true
    regex('cat', 'dog|cat') => true
    """
    context.world.spend(len(text))
    return matches(pattern, text, context.world.limits)


@function(
    "uuid",
    "number?",
    "string",
    context=True,
    steady=False,
    extra=True,
    js="n=>(n==null?'xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx':'z'.repeat(Math.min(n>0?n:0,1e3)))"
    ".replace(/[xyz]/g,(c,_,$,r=W.r())=>c=='z'?String.fromCharCode((r=r*62|0)+(r<26?65:r<52?71:-4)):"
    "(c=='x'?r*16|0:r*4|8).toString(16))",
)
def uuid(context: Context, length: float | None = None) -> str:
    """A random identifier; with a number, as many random letters and digits.

    string-length(uuid()) => 36
    string-length(uuid(8)) => 8
    substr(uuid(), 14, 15) => "4"
    """
    chance = context.world.chance
    if length is not None:
        return "".join(ALPHABET[int(chance() * 62)] for _ in range(_index(length, LONG)))
    model = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx"
    return "".join(_digit(one, chance()) if one in "xy" else one for one in model)


def _digit(kind: str, drawn: float) -> str:
    return format(int(drawn * 16) if kind == "x" else int(drawn * 4) | 8, "x")


@function(
    "base64-decode",
    "string",
    "string",
    extra=True,
    js="s=>{try{return decodeURIComponent(escape(atob(s))).replace("
    "/[\\0-\\x08\\v\\f\\x0e-\\x1f\\ufffe\\uffff]/g,'')}catch(e){return''}}",
)
def base64_decode(text: str) -> str:
    """Empty where the text is no Base64, or not of a text. As browsers do, blanks are passed over.

    Signs that XML cannot hold are left out: what is worked out must be sent.

    base64-decode('w6l0w6k=') => "été"
    base64-decode(' w6l0 w6k ') => "été"
    base64-decode('%') => ""
    base64-decode('w6') => ""
    base64-decode('YQ=') => ""
    base64-decode('AGEADAFi') => "ab"
    """
    packed = _BLANKS.sub("", text)
    if len(packed) % 4 == 0:
        packed = packed.removesuffix("=").removesuffix("=")
    try:
        padded = packed + "=" * (-len(packed) % 4)
        decoded = base64.b64decode(padded, validate=True).decode() if "=" not in packed else ""
    except ValueError:
        return ""
    return _UNSENDABLE.sub("", decoded)
