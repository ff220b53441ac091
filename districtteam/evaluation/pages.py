"""Which page belongs to which step of a cycle, by the name of its address."""

from functools import lru_cache

from districtteam.cycle.step1_issue import urls as issue
from districtteam.cycle.step2_questionnaire import urls as questionnaire
from districtteam.cycle.step3_completion import urls as completion
from districtteam.cycle.step4_results import urls as results
from districtteam.cycle.step5_discussion import urls as discussion
from districtteam.cycle.step6_translation import urls as translation
from districtteam.questionnaires import urls as engine

STEPS = (issue, questionnaire, completion, results, discussion, translation)
SHEETS = frozenset(  # pages of answer sheets, which belong to completion
    pattern.name for pattern in engine.urlpatterns if str(pattern.pattern).startswith("sheets/")
)


def number_of(name: str) -> int:
    """The step, 1 to 6; 0 for a page about the whole cycle."""
    return _numbers().get(name, 0)


@lru_cache(maxsize=1)
def _numbers() -> dict[str, int]:
    return {
        pattern.name: number
        for number, urls in enumerate(STEPS, start=1)
        for pattern in urls.urlpatterns
        if pattern.name
    }
