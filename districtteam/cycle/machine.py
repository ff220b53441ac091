"""The method as a table: what must hold before each step may be left, and what follows.

The steps say it themselves (`rules.py` in each folder); here it is put together, in order.
"""

from collections.abc import Iterator
from datetime import datetime

from .core.models import (
    COMPLETION,
    DISCUSSION,
    ISSUE,
    QUESTIONNAIRE,
    RESULTS,
    TRANSLATION,
    Cycle,
)
from .core.rules import Obstacle, Rules
from .step1_issue import rules as step1_issue
from .step2_questionnaire import rules as step2_questionnaire
from .step3_completion import rules as step3_completion
from .step4_results import rules as step4_results
from .step5_discussion import rules as step5_discussion
from .step6_translation import rules as step6_translation

TABLE: dict[int, Rules] = {
    ISSUE: step1_issue.RULES,
    QUESTIONNAIRE: step2_questionnaire.RULES,
    COMPLETION: step3_completion.RULES,
    RESULTS: step4_results.RULES,
    DISCUSSION: step5_discussion.RULES,
    TRANSLATION: step6_translation.RULES,
}


def rules_of(number: int) -> Rules:
    return TABLE.get(number, Rules(page="cycle:cycle"))


def obstacles(cycle: Cycle, now: datetime) -> list[Obstacle]:
    """What is missing before the open step may be left; those that a reason removes come last."""
    return sorted(_found(cycle, now), key=lambda obstacle: obstacle.soft)


def first_obstacle(cycle: Cycle, now: datetime) -> Obstacle | None:
    """The first of `obstacles`; what comes after one that no reason removes is not looked up."""
    soft = None
    for obstacle in _found(cycle, now):
        if not obstacle.soft:
            return obstacle
        soft = soft or obstacle
    return soft


def _found(cycle: Cycle, now: datetime) -> Iterator[Obstacle]:
    for condition in rules_of(cycle.at_step).conditions:
        yield from condition(cycle, now)
