"""Node sets in an order of chance, or of a seed."""

import hashlib
import math

from districtteam.lib.xforms.nodes import Node, in_order
from districtteam.lib.xforms.xpath.context import Context
from districtteam.lib.xforms.xpath.values import Value, to_number, to_string

from .table import function

MODULUS, FACTOR = 2_147_483_647, 16_807  # Park and Miller's generator, which ODK prescribes


@function(
    "randomize",
    "nodes any?",
    "nodes",
    context=True,
    steady=False,
    extra=True,
    js="(a,s)=>{let m=2147483647,r=[],g=s==null?W.r:()=>((s=s*16807%m)-1)/(m-1),v;"
    "if(s!=null){v=typeof s=='number'?'':t(S(s));s=N(s);"
    "s=isFinite(s)?Math.trunc(s)%m:v?(v=F.digest[1](v,'SHA-256','hex'),"
    "s=[...v.slice(0,16)].reduce((s,x)=>(s*16+parseInt(x,16))%m,0),v>'8'?-((4-s+m)%m):s):0;"
    "s>0||(s+=m-1)}"
    "a.map((x,i,_,j=Math.floor(g()*(i+1)))=>{r[i]=r[j];r[j]=x});return r}",
)
def randomize(context: Context, nodes: list[Node], seed: Value | None = None) -> list[Node]:
    """Shuffled; the same seed gives the same order everywhere.

    A text that is no number is a seed by its SHA-256, as in Collect; nothing is 0.

    count(randomize(/data/item)) => 3
    join(' ', randomize(/data/item, 42)) => "3 17 -32"
    join(' ', randomize(/data/item, 'Hello')) => "-32 3 17"
    join(' ', randomize(/data/item, 'x')) => "17 3 -32"
    join(' ', randomize(/data/item, /data/nothing)) = join(' ', randomize(/data/item, 0)) => true
    join(' ', randomize(/data/item, 1 div 0)) = join(' ', randomize(/data/item, 0)) => true
    """
    draw = context.world.chance if seed is None else _Dice(_seed(context, seed)).draw
    shuffled: list[Node] = []
    for index, node in enumerate(in_order(nodes)):
        place = int(draw() * (index + 1))
        shuffled.append(node)
        shuffled[index], shuffled[place] = shuffled[place], node
    return shuffled


def _seed(context: Context, value: Value) -> int:
    number = to_number(value, context.world.zone)
    if math.isfinite(number):
        return int(number)
    text = "" if isinstance(value, (float, bool)) else to_string(value).strip(" \t\r\n")
    hashed = hashlib.sha256(text.encode()).digest()[:8]
    return int.from_bytes(hashed, "big", signed=True) if text else 0


class _Dice:
    def __init__(self, seed: int) -> None:
        self.seed = abs(seed) % MODULUS * (1 if seed > 0 else -1)
        if self.seed <= 0:
            self.seed += MODULUS - 1

    def draw(self) -> float:
        self.seed = self.seed * FACTOR % MODULUS
        return (self.seed - 1) / (MODULUS - 1)
