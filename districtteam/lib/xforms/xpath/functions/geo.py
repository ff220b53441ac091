"""Places on the globe: points `latitude longitude altitude accuracy`, lists of them by `;`.

The earth is a sphere of 6,378,100 m, as in the clients of ODK, so that results agree.
"""

import math
from itertools import pairwise

from districtteam.lib.xforms.nodes import Node
from districtteam.lib.xforms.xpath.flatten import each_string
from districtteam.lib.xforms.xpath.values import text_number

from .table import function

RADIUS = 6_378_100
LATITUDE, LONGITUDE = 90, 180
Point = tuple[float, float]
_JS_POINTS = (
    "p=(...a)=>{let l=a.flatMap(x=>x.map?x.map(T):S(x));"
    "l=(l[1]!=null?l:(l[0]||'').split(';')).map(x=>t(x).split(' ').map(x=>N(x)));"
    "return l.every(q=>Math.abs(q[0])<=90&&Math.abs(q[1])<=180&&q.every(x=>x==x)"
    "&&!(q[3]<0))?l.map(q=>q.map(x=>x*Math.PI/180)):0},"
)
_JS_CENTS = "h=x=>Math.round(Math.abs(x)*100)/100"


def points(*values: str | list[Node] | float | bool) -> list[Point] | None:
    """Latitudes and longitudes in radians; None if one of them is none."""
    texts = [text for value in values for text in each_string(value)]
    if len(texts) < 2:  # noqa: PLR2004 (one text holds a list of points)
        texts = "".join(texts).split(";")
    found = [_point(text) for text in texts]
    return None if None in found else [point for point in found if point]


def _point(text: str) -> Point | None:
    numbers = [text_number(part, None) for part in text.strip(" \t\r\n").split(" ")]
    if len(numbers) < 2 or any(math.isnan(number) for number in numbers):  # noqa: PLR2004
        return None
    latitude, longitude, *more = numbers
    if abs(latitude) > LATITUDE or abs(longitude) > LONGITUDE or (len(more) > 1 and more[1] < 0):
        return None
    return math.radians(latitude), math.radians(longitude)


def _cents(number: float) -> float:
    return math.floor(abs(number) * 100 + 0.5) / 100


@function(
    "area",
    "any",
    "number",
    extra=True,
    js=f"(a,{_JS_POINTS}{_JS_CENTS},l=p(a),s=0)=>l?(l[2]&&l.map((q,i)=>{{let r=l[(i+1)%l.length];"
    "s+=(r[1]-q[1])*(2+Math.sin(q[0])+Math.sin(r[0]))}),h(s*6378100**2/2)):NaN",
)
def area(value: str | list[Node] | float | bool) -> float:
    """Square metres inside a line of points.

    area('0 0;0 1;1 1;1 0') => 12391256135.81
    area('7.9 -11.5 0 0;7.8 -11.5 0 0') => 0
    area('a') => NaN
    """
    corners = points(value)
    if corners is None:
        return math.nan
    total = 0.0
    if len(corners) > 2:  # noqa: PLR2004 (two points hold no area)
        for (lat, lng), (lat2, lng2) in zip(corners, [*corners[1:], corners[0]], strict=True):
            total += (lng2 - lng) * (2 + math.sin(lat) + math.sin(lat2))
    return _cents(total * RADIUS**2 / 2)


@function(
    "distance",
    "any+",
    "number",
    extra=True,
    js=f"(...a)=>{{let {_JS_POINTS}{_JS_CENTS},l=p(...a),s=0;return l?(l.map((q,i)=>{{let r=l[i-1];if(r)s+=6378100*"
    "Math.acos(Math.min(1,Math.sin(r[0])*Math.sin(q[0])+Math.cos(r[0])*Math.cos(q[0])*"
    "Math.cos(r[1]-q[1])))}),h(s)):NaN}",
)
def distance(*values: str | list[Node] | float | bool) -> float:
    """Metres along a line of points, given as one value or as several.

    distance('0 0;0 90') => 10018696.05
    distance('90 0;90 1') => 0
    distance('0 0', '0 90') => 10018696.05
    distance('7.9377 -11.5845 0 0;7.9377 -11.5845 0 0') => 0
    distance('5000 5000') => NaN
    """
    line = points(*values)
    if line is None:
        return math.nan
    total = sum(_between(*pair) for pair in pairwise(line))
    return _cents(total)


def _between(one: Point, other: Point) -> float:
    cosine = math.sin(one[0]) * math.sin(other[0])
    cosine += math.cos(one[0]) * math.cos(other[0]) * math.cos(one[1] - other[1])
    return RADIUS * math.acos(min(1.0, cosine))


@function(
    "geofence",
    "string any",
    "boolean",
    extra=True,
    js=f"(a,b,{_JS_POINTS}q=p(a),l=p(b),s=!1)=>(q&&l&&(q=q[0],l.map((r,i)=>{{let o=l[i?i-1:l.length-1];"
    "if(r[0]>q[0]!=o[0]>q[0]&&q[1]<(o[1]-r[1])*(q[0]-r[0])/(o[0]-r[0])+r[1])s=!s})),s)",
)
def geofence(point: str, shape: str | list[Node] | float | bool) -> bool:
    """Whether a point is inside a shape.

    geofence('0.5 0.5', '0 0;0 1;1 1;1 0;0 0') => true
    geofence('2 0.5', '0 0;0 1;1 1;1 0;0 0') => false
    geofence('', '0 0;0 1;1 1') => false
    """
    places, corners = points(point), points(shape)
    if not places or not corners:
        return False
    (lat, lng), inside = places[0], False
    for (lat1, lng1), (lat2, lng2) in zip(corners, [corners[-1], *corners[:-1]], strict=True):
        if (lat1 > lat) != (lat2 > lat):
            inside ^= lng < (lng2 - lng1) * (lat - lat1) / (lat2 - lat1) + lng1
    return inside
