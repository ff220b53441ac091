"""The letter of a mandate: what it may be, told by its first bytes and not by its name."""

from typing import NamedTuple

from .errors import LetterTooLarge, NotALetter
from .models.networks import MandateLetter

MOST_BYTES = 2_000_000
MARKS = (
    (b"%PDF-", MandateLetter.PDF),
    (b"\x89PNG\r\n\x1a\n", MandateLetter.PNG),
    (b"\xff\xd8\xff", MandateLetter.JPEG),
)


class Letter(NamedTuple):
    """kind: its media type, one of three."""

    kind: str
    data: bytes


def read_letter(sent: bytes) -> Letter:
    """A PDF, PNG or JPEG of at most 2 MB. Raises LetterTooLarge, NotALetter.

    It is kept as it came and never opened here: whoever downloads it gets the same bytes.
    """
    if len(sent) > MOST_BYTES:
        raise LetterTooLarge(megabytes=MOST_BYTES // 1_000_000)
    kind = next((kind for mark, kind in MARKS if sent.startswith(mark)), None)
    if kind is None:
        raise NotALetter
    return Letter(kind, sent)
