"""Is a recommendation adopted? Consent with quorum, threshold and answered objections."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Vote = Literal["agree", "reserve", "abstain", "object"]


@dataclass(frozen=True, slots=True)
class ConsentRule:
    """Fixed before the ballot opens: shares of the eligible, and of those who agree or object."""

    quorum: float = 0.6
    threshold: float = 0.7


@dataclass(frozen=True, slots=True)
class Consent:
    """code: adopted, no_quorum, below_threshold, or objection_unanswered. Counts of districts."""

    code: Literal["adopted", "no_quorum", "below_threshold", "objection_unanswered"]
    agree: int
    reserve: int
    abstain: int
    object: int
    eligible: int

    @property
    def answered(self) -> int:
        """All who voted, abstentions included; silence is never agreement."""
        return self.agree + self.reserve + self.abstain + self.object


def consent(
    votes: Iterable[str | None],
    eligible: int,
    rule: ConsentRule = ConsentRule(),
    *,
    unanswered_objections: int = 0,
) -> Consent:
    """What a ballot decided: agree or agree with reservation beside object; abstaining only counts
    for the quorum. None and unknown words are no votes.

    >>> consent(["agree"] * 15 + ["reserve"] * 4 + ["object"] * 3 + [None] * 12, 34).code
    'adopted'
    >>> consent(["agree"] * 9, 34).code
    'no_quorum'
    """
    given = list(votes)
    agree, reserve, abstain, objecting = (
        given.count(word) for word in ("agree", "reserve", "abstain", "object")
    )
    deciding = agree + reserve + objecting
    code: Literal["adopted", "no_quorum", "below_threshold", "objection_unanswered"] = "adopted"
    if not eligible or (deciding + abstain) / eligible < rule.quorum:
        code = "no_quorum"
    elif not deciding or (agree + reserve) / deciding < rule.threshold:
        code = "below_threshold"
    elif unanswered_objections:
        code = "objection_unanswered"
    return Consent(code, agree, reserve, abstain, objecting, eligible)
