"""Charts that anyone can read: from data to SVG, drawn once, the reader's own mark put in later."""

from .answers import AnswerWords, Asked, Choice, one_of, several_of
from .drawn import Drawn, Sentence, Table, Words, as_file
from .expected import Ranged, RangeWords, expected_range
from .numbers import NumberWords, number_of
from .participation import Passed, StepWords, participation
from .peers import Peer, PeerWords, Reference, you_and_your_peers
from .scale import Rated, ScaleWords, scale_of

__all__ = [
    "AnswerWords",
    "Asked",
    "Choice",
    "Drawn",
    "NumberWords",
    "Passed",
    "Peer",
    "PeerWords",
    "RangeWords",
    "Ranged",
    "Rated",
    "Reference",
    "ScaleWords",
    "Sentence",
    "StepWords",
    "Table",
    "Words",
    "as_file",
    "expected_range",
    "number_of",
    "one_of",
    "participation",
    "scale_of",
    "several_of",
    "you_and_your_peers",
]
