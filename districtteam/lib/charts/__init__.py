"""Charts that anyone can read: from data to SVG, drawn once, the reader's own mark put in later."""

from .answers import AnswerWords, Asked, Choice, one_of, several_of
from .classes import ClassWords
from .drawn import Drawn, Table, as_file
from .expected import Ranged, RangeWords, expected_range
from .line_slots import Own
from .maps import Area, choropleth, tile_map
from .multiples import Panel, PanelWords, small_multiples
from .numbers import NumberWords, number_of
from .participation import Passed, StepWords, participation
from .peers import Peer, PeerWords, Reference, you_and_your_peers
from .scale import Rated, ScaleWords, scale_of
from .strip import Placed, StripWords, strip
from .trend import Course, TrendWords, trend
from .words import Sentence, Words

__all__ = [
    "AnswerWords",
    "Area",
    "Asked",
    "Choice",
    "ClassWords",
    "Course",
    "Drawn",
    "NumberWords",
    "Own",
    "Panel",
    "PanelWords",
    "Passed",
    "Peer",
    "PeerWords",
    "Placed",
    "RangeWords",
    "Ranged",
    "Rated",
    "Reference",
    "ScaleWords",
    "Sentence",
    "StepWords",
    "StripWords",
    "Table",
    "TrendWords",
    "Words",
    "as_file",
    "choropleth",
    "expected_range",
    "number_of",
    "one_of",
    "participation",
    "scale_of",
    "several_of",
    "small_multiples",
    "strip",
    "tile_map",
    "trend",
    "you_and_your_peers",
]
