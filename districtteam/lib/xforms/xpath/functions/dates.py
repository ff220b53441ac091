"""Dates and times. The cases' clock stands at 2026-11-22 08:30 in a zone of -07:00."""

import math
import re
from collections.abc import Callable
from datetime import datetime

from districtteam.lib.xforms.errors import XPathTypeError
from districtteam.lib.xforms.xpath.context import Context
from districtteam.lib.xforms.xpath.times import DAY_MS, day_fraction, local, moment_text, to_ms
from districtteam.lib.xforms.xpath.values import Value, text_number, to_string

from .table import function

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
DAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]


def to_moment(context: Context, value: Value) -> float:
    """Milliseconds since 1970; NaN where the value is no moment."""
    if isinstance(value, bool):
        return math.nan
    if isinstance(value, float):
        return value * DAY_MS
    text = to_string(value).strip(" \t\r\n")
    ms = to_ms(text, context.world.zone)
    if ms is not None:
        return float(ms)
    number = text_number(text, context.world.zone)
    return math.trunc(number) * DAY_MS if math.isfinite(number) else math.nan


@function("today", "", "string", context=True, steady=False, js="()=>L(W.d(),10)")
def today(context: Context) -> str:
    """
    today() => "2026-11-22"
    today() < '2026-11-23' => true
    string(today() + 1) => "20780.291666666668"
    """
    return context.world.now().astimezone(context.world.zone).date().isoformat()


@function("now", "", "string", context=True, steady=False, js="()=>L(W.d())")
def now(context: Context) -> str:
    """
    now() => "2026-11-22T08:30:00.000-07:00"
    """
    return moment_text(_ms(context.world.now()), context.world.zone)


def _ms(moment: datetime) -> float:
    return float(int(moment.timestamp() * 1000))


def _date(context: Context, value: Value) -> str:
    ms = to_moment(context, value)
    return "" if math.isnan(ms) else moment_text(ms, context.world.zone)


@function("date", "any", "string", context=True, js="a=>L(M(a))")
def date(context: Context, value: Value) -> str:
    """ISO 8601 in the local zone; the day alone at local midnight; empty if there is none.

    date('2018-01-01') => "2018-01-01"
    date('1970-1-2') => "1970-01-02"
    date(0) => "1969-12-31T17:00:00.000-07:00"
    date(1.5) => "1970-01-02T05:00:00.000-07:00"
    date('1970-01-01T21:50:49Z') => "1970-01-01T14:50:49.000-07:00"
    date('2018-01-01' + 1) => "2018-01-02"
    date('2023-02-29') => ""
    date('soon') => ""
    date(true()) => ""
    date(/data/day) => "2024-02-29"
    """
    return _date(context, value)


@function("date-time", "any", "string", context=True, js="a=>L(M(a))")
def date_time(context: Context, value: Value) -> str:
    """The same as `date`, as in every client of ODK.

    date-time('2018-01-01T10:00:00') => "2018-01-01T10:00:00.000-07:00"
    """
    return _date(context, value)


@function(
    "decimal-date-time",
    "any",
    "number",
    context=True,
    extra=True,
    js="a=>typeof a=='number'?a:M(a)/864e5",
)
def decimal_date_time(context: Context, value: Value) -> float:
    """Days since 1970.

    decimal-date-time('1970-01-01T00:00:00Z') => 0
    decimal-date-time('2018-04-24T15:30:00.000+06:00') => 17645.395833333332
    decimal-date-time('soon') => NaN
    decimal-date-time(1.5) => 1.5
    """
    return value if isinstance(value, float) else to_moment(context, value) / DAY_MS


@function(
    "decimal-time",
    "any",
    "number",
    context=True,
    extra=True,
    js="(a,m=/^(\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?)(Z|[+-](\\d\\d)(?::?(\\d\\d))?)?$/.exec(t(S(a))),d)=>"
    "m&&!(m[5]>23||m[6]>59)&&typeof a!='number'&&(d=D(L(W.d(),10)+'T'+m[0]),d==d)?"
    "(d=new Date(d),(d.getSeconds()/3600+d.getMinutes()/60+d.getHours())/24):NaN",
)
def decimal_time(context: Context, value: Value) -> float:
    """A time of day as a part of the day.

    decimal-time('06:00:00.000-07:00') => 0.25
    decimal-time('06:00:00.000-01:00') => 0
    decimal-time('12:00') => 0.5
    decimal-time('06:60:00.000-07:00') => NaN
    decimal-time('23:59:00.000-07:60') => NaN
    decimal-time(0.5) => NaN
    """
    if isinstance(value, (float, bool)):
        return math.nan
    zone = context.world.zone
    day = context.world.now().astimezone(zone).date()
    return day_fraction(to_string(value).strip(" \t\r\n"), zone, day)


_JS_FORMAT = (
    "(a,f)=>{let m=M(a),d=new Date(m),z=(n,l=2)=>(''+n).padStart(l,0),y=d.getFullYear(),"
    "o=d.getMonth(),c={Y:z(y,4),y:z(y,4).slice(2),m:z(o+1),n:o+1,b:W.m[o],B:W.m[o],d:z(d.getDate()),"
    "e:d.getDate(),H:z(d.getHours()),h:d.getHours(),M:z(d.getMinutes()),S:z(d.getSeconds()),"
    "3:z(d.getMilliseconds(),3),a:W.e[d.getDay()],A:W.e[d.getDay()],'%':'%'},"
    "i=new Date(y,o,d.getDate()+4-(d.getDay()||7));"
    "c.W=1+Math.floor(Math.round((i-new Date(i.getFullYear(),0,1))/864e5)/7);"
    "return m>-3e13&&m<2.5e14?f.replace(/%(.?)/g,(_,k)=>k in c?c[k]:boom()):''}"
)


@function("format-date", "any string", "string", context=True, extra=True, js=_JS_FORMAT)
def format_date(context: Context, value: Value, pattern: str) -> str:
    """With `%W`, the week of the year as ISO 8601 counts it, beyond the specification.

    format-date('2024-02-29', '%d/%m/%Y') => "29/02/2024"
    format-date('2024-02-05', '%e %b %y, %a') => "5 Feb 24, Mon"
    format-date('2024-02-05T08:03:09', '%H:%M:%S %h %n %3 %%') => "08:03:09 8 2 000 %"
    format-date('2021-01-01', '%W') => "53"
    format-date('', '%Y') => ""
    format-date('2024-02-29', '%Q') => error
    """
    return formatted(context, value, pattern)


@function("format-date-time", "any string", "string", context=True, extra=True, js=_JS_FORMAT)
def format_date_time(context: Context, value: Value, pattern: str) -> str:
    """
    format-date-time('2017-05-26T00:00:01-07:00', '%a %b') => "Fri May"
    """
    return formatted(context, value, pattern)


FIELDS: dict[str, Callable[[Context, datetime], str]] = {
    "Y": lambda _context, moment: f"{moment.year:04}",
    "y": lambda _context, moment: f"{moment.year % 100:02}",
    "m": lambda _context, moment: f"{moment.month:02}",
    "n": lambda _context, moment: str(moment.month),
    "b": lambda context, moment: (context.world.months or MONTHS)[moment.month - 1],
    "d": lambda _context, moment: f"{moment.day:02}",
    "e": lambda _context, moment: str(moment.day),
    "a": lambda context, moment: (context.world.days or DAYS)[(moment.weekday() + 1) % 7],
    "W": lambda _context, moment: str(moment.isocalendar().week),
    "H": lambda _context, moment: f"{moment.hour:02}",
    "h": lambda _context, moment: str(moment.hour),
    "M": lambda _context, moment: f"{moment.minute:02}",
    "S": lambda _context, moment: f"{moment.second:02}",
    "3": lambda _context, moment: f"{moment.microsecond // 1000:03}",
    "%": lambda _context, _moment: "%",
}
FIELDS |= {"B": FIELDS["b"], "A": FIELDS["a"]}
_FIELD = re.compile("%(.?)", re.DOTALL)


def formatted(context: Context, value: Value, pattern: str) -> str:
    ms = to_moment(context, value)
    moment = None if math.isnan(ms) else local(ms, context.world.zone)
    if moment is None:
        return ""
    date_pattern(pattern)
    return context.world.fits(_FIELD.sub(lambda found: FIELDS[found[1]](context, moment), pattern))


def date_pattern(pattern: str) -> None:
    """Raises XPathTypeError date_format with the first sign that stands for nothing."""
    for code in _FIELD.findall(pattern):
        if code not in FIELDS:
            raise XPathTypeError("date_format", found=code)
