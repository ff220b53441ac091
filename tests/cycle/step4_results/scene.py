"""A cycle whose answers are in: twelve districts, of which Koubia and Lola are the cast's."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from districtteam.cycle.actions import plan_cycle, start_cycle
from districtteam.cycle.core.models import COMPLETION, RESULTS, Cycle, Step
from districtteam.cycle.step4_results.actions import (
    draw_edition,
    prepare_edition,
    publish_edition,
)
from districtteam.cycle.step4_results.models import Edition
from districtteam.people.models import Team
from districtteam.questionnaires.actions import open_sheet
from districtteam.questionnaires.models import Submission
from tests import make
from tests.questionnaires import make_forms

FORM = (Path(__file__).parent / "results.md").read_text(encoding="utf-8")
OTHERS = 10
DAYS = 8  # after which the preview is over


@dataclass
class Scene:
    cast: make.Cast
    cycle: Cycle
    teams: list[Team]

    def by(self, person: Any = None, **gone: int) -> Any:
        return make.actor(person or self.cast.daouda, at=make.NOW + timedelta(**gone))

    def answer(self, team: Team, **answers: Any) -> Submission:
        """A submission as if confirmed; of another one before, a correction."""
        sheet = self.cycle_sheet(team)
        before = sheet.submissions.order_by("-number").first()
        given = {f"facts/{name}": value for name, value in answers.items() if "help" not in name}
        given |= {f"closing/{name}": value for name, value in answers.items() if "help" in name}
        return Submission.objects.create(
            sheet=sheet,
            number=before.number + 1 if before else 1,
            instance_id=uuid4(),
            receipt="R",
            xml="",
            answers=given,
            digest="",
            at=make.NOW,
            channel="web",
            deprecates=before,
            answered=8,
            asked=8,
        )

    def cycle_sheet(self, team: Team) -> Any:
        version = self.version
        until = make.NOW + timedelta(days=21)
        return open_sheet(version, team, self.cycle.subject, make.NOW, until, by=make.actor())

    @property
    def version(self) -> Any:
        form = self.cast.network.forms.first()
        if form is None:
            return make_forms.published(self.cast.network, FORM)
        return form.versions.get()

    def published(self, *, reason: str = "", days: int = DAYS) -> Edition:
        """An edition frozen, drawn and published, after the preview."""
        by = self.by(days=days)
        draw_edition(prepare_edition(self.cycle, reason=reason, by=by), by=by)
        return publish_edition(self.cycle, by=by)


def scene(cast: make.Cast, answered: int = OTHERS) -> Scene:
    """The fourth step is open since the cast's morning; ten other districts have answered.

    Number n of them waits n days, had n + 10 deaths of which 8 were reviewed, and has blood if n
    is even. Koubia and Lola have not answered yet.
    """
    others = [
        make.team(cast.network, f"D{n}", make.place(f"D{n}", cast.region)) for n in range(OTHERS)
    ]
    teams = [cast.team, cast.other_team, *others]
    cycle = start_cycle(
        plan_cycle(cast.network, {"en": "Deaths", "fr": "Décès"}, by=make.actor(cast.daouda)),
        teams,
        by=make.actor(cast.daouda),
    )
    for number in (COMPLETION, RESULTS):
        Step.objects.create(
            cycle=cycle,
            number=number,
            opens_at=make.NOW,
            due_at=make.NOW + timedelta(days=30),
        )
    cycle.at_step = RESULTS
    cycle.save()
    found = Scene(cast, cycle, teams)
    for n, team in enumerate(others[:answered]):
        blood = "yes" if n % 2 == 0 else "no"
        found.answer(
            team,
            delay=n,
            deaths=n + 10,
            reviewed=8,
            reviewed_of=n + 10,
            blood=blood,
            trick=f"Trick of D{n}",
            help_offered=blood,
        )
    return found
