"""The cycles of the two countries: one finished, the others at their different steps today."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from districtteam.cycle.actions import found_joint_cycle, join_cycle, plan_cycle, start_cycle
from districtteam.cycle.core.models import Template
from districtteam.desk.demo.story import Story
from districtteam.people.models import Team
from districtteam.trail.actor import Actor

from .completion import fill_sheets, live_completion
from .discussion import live_discussion, say_all
from .issue import live_issue, propose_all, vote
from .questionnaire import live_questionnaire, share_questionnaire
from .results import hold_talks, live_results, look_at_own_figures
from .routine import put_beside, take_routine_figures
from .telling import Told, districts_of, script_of
from .translation import live_translation, report_back

COAST = ("Littoral-Sanawé", "Grandes-Lagunes", "Péninsule")


def begin(story: Story, script: str, at: datetime, *, template: str = Template.FULL) -> Told:
    """A cycle that is planned, as facilitators plan: before anybody knows about what."""
    said = script_of(script)
    titles: dict[str, str] = said.get("first_titles") or said["titles"]
    purposes: dict[str, str] = said.get("first_purposes") or said["purposes"]
    by = Actor(person=story.helper, at=at)
    cycle = plan_cycle(story.network, titles, template=template, purposes=purposes, by=by)
    return Told(story, cycle, said, Random(script))  # noqa: S311  (a story, not a secret)


def start(told: Told, teams: Sequence[Team], at: datetime) -> None:
    told.cycle = start_cycle(told.cycle, teams, by=told.facilitator(at))


def finished_cycle(story: Story) -> None:
    """Stock-outs: all six steps lived through, and what has come of it since."""
    days = [story.at(days, 9) for days in (105, 97, 90, 66, 57, 36, 22)]
    take_routine_figures(story)
    told = begin(story, "stock_outs", story.at(106, 11))
    start(told, districts_of(story), days[0])
    live_issue(told, days[0], days[1])
    live_questionnaire(told, days[1], days[2])
    put_beside(told, days[2])
    live_completion(told, days[2], days[3])
    live_results(told, days[3], days[4])
    hold_talks(told, days[4], days[6])
    live_discussion(told, days[4], days[5])
    live_translation(told, days[5], days[6])
    report_back(told, days[6], story.at(1, 17))


def cycle_in_discussion(story: Story) -> None:
    """Zero-dose children: the results are out since last week, and teams are speaking."""
    days = [story.at(days, 10) for days in (56, 49, 40, 19, 10)]
    told = begin(story, "zero_dose", story.at(59, 11))
    start(told, districts_of(story), days[0])
    live_issue(told, days[0], days[1])
    live_questionnaire(told, days[1], days[2])
    live_completion(told, days[2], days[3])
    live_results(told, days[3], days[4])
    hold_talks(told, days[4], story.now)
    say_all(told, days[4] + timedelta(hours=2), story.now - timedelta(minutes=40))


def joint_cycle(story: Story, neighbour: Story) -> None:
    """Malaria: two countries fill in one questionnaire; every figure stays at home."""
    days = [story.at(days, 10) for days in (28, 20, 11)]
    ours = begin(story, "malaria", story.at(31, 10))
    joint = found_joint_cycle(ours.cycle, by=ours.facilitator(story.at(31, 11)))
    theirs = begin(neighbour, "malaria_mayelo", story.at(30, 10))
    theirs.cycle = join_cycle(theirs.cycle, joint.key, by=theirs.facilitator(story.at(30, 11)))
    for told, late in ((ours, timedelta()), (theirs, timedelta(hours=5))):
        start(told, districts_of(told.story), days[0] + late)
        live_issue(told, days[0] + late, days[1] + late)
    live_questionnaire(ours, days[1], days[2])
    share_questionnaire(theirs, ours, days[2] + timedelta(hours=5))
    for told in (ours, theirs):
        fill_sheets(told, days[2] + timedelta(hours=6), story.now)


def rapid_cycle(story: Story) -> None:
    """Cholera on the coast: ten days; since this morning teams look at their own figures."""
    hours = [story.now - timedelta(hours=ago) for ago in (130, 108, 88, 14)]
    told = begin(story, "cholera", hours[0] - timedelta(hours=3), template=Template.RAPID)
    start(told, districts_of(story, COAST), hours[0])
    live_issue(told, hours[0], hours[1])
    live_questionnaire(told, hours[1], hours[2])
    live_completion(told, hours[2], hours[3])
    look_at_own_figures(told, hours[3], story.now)


def next_cycle(story: Story) -> None:
    """The next one has begun: problems are proposed, some teams have voted, one vote waits."""
    opened = story.at(4, 9)
    told = begin(story, "next", story.at(7, 11))
    start(told, districts_of(story), opened)
    half = opened + (story.now - opened) / 2
    vote(told, propose_all(told, opened, half), half, story.now)
