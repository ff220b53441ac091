"""How much a form or a submission may ask of the machine."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number is checked before the work that it bounds is done.

    The largest form in public use that we know, the WHO verbal autopsy, has 516 questions in
    460 kB of XML; these limits leave it room ten times over.
    """

    file_bytes: int = 6_000_000
    unpacked_bytes: int = 60_000_000
    rows: int = 10_000
    nodes: int = 150_000
    depth: int = 60
    text_chars: int = 200_000  # one text or attribute
    expression_chars: int = 20_000
    expression_depth: int = 100
    expression_tokens: int = 6_000
    pattern_states: int = 2_000  # of a regular expression, counted repetitions written out
    value_chars: int = 50_000  # one answer or result
    steps: int = 300_000  # nodes looked at in one evaluation of the form
    repeats: int = 1_000  # instances of one repeat


LIMITS = Limits()
