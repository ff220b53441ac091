"""Things of the cast's own network for the addresses of this room (tests/house/objects.py)."""

from collections.abc import Callable
from typing import Any

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.step1_issue.actions import propose
from districtteam.cycle.step1_issue.models import Proposal
from districtteam.cycle.step2_questionnaire.models import Companion
from tests import make
from tests.indicators import things as indicators

from . import story, talk
from .step4_results import things as results

Builder = Callable[[make.Cast], dict[str, Any]]


def running(cast: make.Cast) -> Cycle:
    """One running cycle, the same each time it is asked for."""
    return cast.network.cycles.filter(state="running").order_by("pk").first() or story.started(cast)


def waiting(cast: make.Cast) -> Cycle:
    return cast.network.cycles.filter(state="planned").order_by("pk").first() or story.planned(cast)


def proposal(cast: make.Cast) -> Proposal:
    held = running(cast).proposals.first()
    titles = {"en": "Cold chain", "fr": "Chaîne du froid"}
    return held or propose(running(cast), cast.team, titles, titles, by=make.actor(cast.awa))


def companion(cast: make.Cast) -> dict[str, Any]:
    """A routine figure beside a question of the running cycle."""
    made, _new = Companion.objects.get_or_create(
        cycle=running(cast),
        indicator=indicators.some_indicator(cast),
        defaults={"question": "beds", "period": "202603", "chosen_at": make.NOW},
    )
    return {"pk": made.cycle_id, "companion": made.pk}


def cycle(cast: make.Cast) -> dict[str, Any]:
    return {"pk": running(cast).pk}


ON_A_CYCLE = (
    "cycle teams letters circular amend leave go_back extend pause resume".split()  # noqa: SIM905
)
ON_A_CYCLE += "cancel joint invite".split()  # noqa: SIM905
IN_QUESTIONNAIRE = (
    "questionnaire",
    "choose_questionnaire",
    "companions",
    "completion",
    "remind",
)
IN_ISSUE = ("issue", "propose", "vote", "confirm_vote", "close_vote", "choose")
ON_RESULTS = "results checks prepare publish preview open_edition".split()  # noqa: SIM905
IN_TALK = [
    "discussion",
    "line",
    "reports",
    "synthesis",
    "write_point",
    "publish_synthesis",
    "translation",
    "brief",
    "recommend",
    "commit",
    "check_ins",
]
ON_A_POST = "amend_post move_up photo report hide show keep".split()  # noqa: SIM905
ON_A_COMMITMENT = "commitment confirm_commitment drop_draft check_in".split()  # noqa: SIM905
THINGS: dict[str, Builder] = {
    **{f"cycle:{name}": talk.cycle for name in IN_TALK},
    **{f"cycle:{name}": talk.topic for name in ("topic", "story")},
    **{f"cycle:{name}": talk.post for name in ON_A_POST},
    **{f"cycle:{name}": talk.point for name in ("amend_point", "drop_point")},
    **{f"cycle:{name}": talk.commitment for name in ON_A_COMMITMENT},
    "cycle:citation": talk.citation,
    "cycle:recommendation": talk.recommendation,
    "cycle:focal_point": talk.recommendation,
    "cycle:support": talk.support,
    "cycle:brief_file": lambda cast: talk.cycle(cast) | {"pages": 1},
    **{f"cycle:{name}": lambda cast: {"pk": results.told(cast).cycle.pk} for name in ON_RESULTS},
    **{f"cycle:{name}": results.chart for name in ("chart", "why", "tiles", "ask", "own_figure")},
    "cycle:draft": results.draft,
    "cycle:draft_chart": lambda cast: results.draft(cast) | {"position": 1},
    "cycle:public": results.public,
    "cycle:public_chart": lambda cast: results.public(cast) | {"position": 1},
    **{f"cycle:{name}": results.talk for name in ("answer_talk", "tell_of_talk")},
    **{f"cycle:{name}": cycle for name in ON_A_CYCLE},
    **{f"cycle:{name}": cycle for name in IN_ISSUE},
    **{f"cycle:{name}": cycle for name in IN_QUESTIONNAIRE},
    "cycle:drop_companion": companion,
    "cycle:withdraw": lambda cast: {"pk": running(cast).pk, "proposal": proposal(cast).pk},
    "cycle:start": lambda cast: {"pk": waiting(cast).pk},
    "cycle:take_leave": lambda cast: {"pk": running(cast).pk, "team": cast.team.pk},
}
