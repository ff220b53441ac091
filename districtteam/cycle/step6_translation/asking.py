"""When a team is asked how far it has come with a commitment, and what settles the question.

It is asked shortly before the commitment's own day, and on every follow-up of its cycle. A report
settles the question that is open, whatever it says, until the next one; so does a report of the
days before.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

AHEAD = timedelta(days=3)  # so long before its own day a team is asked
LATE = timedelta(days=2)  # so long after it still, where a holiday or a breakdown was in between
TO_ANSWER = timedelta(days=21)  # in which a follow-up is answered, and its link works
TO_CALL = timedelta(days=7)  # after which facilitators telephone whoever has said nothing
RECENT = timedelta(days=14)  # so old a report may be and still answer


class Question(NamedTuple):
    """asked_on: from when; answer_by: its last day."""

    asked_on: date
    answer_by: date


def question_of(
    due_on: date, follow_ups: Iterable[date], reported_on: date | None, today: date
) -> Question | None:
    """What is asked about a commitment that has not ended; None once a report has settled it.

    due_on: the commitment's own day; reported_on: day of the last report.

    >>> question_of(date(2027, 2, 1), [date(2027, 5, 4)], None, date(2027, 1, 29))
    Question(asked_on=datetime.date(2027, 1, 29), answer_by=datetime.date(2027, 2, 1))
    >>> question_of(date(2027, 2, 1), [date(2027, 5, 4)], date(2027, 1, 30), date(2027, 3, 1))
    """
    own = Question(due_on - AHEAD, due_on)
    every = [own, *(Question(day, day + TO_ANSWER) for day in follow_ups)]
    last = max((it for it in every if it.asked_on <= today), default=None)
    if last is None or (reported_on is not None and reported_on > last.asked_on - RECENT):
        return None
    return last
