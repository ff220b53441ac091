"""Moments and questions at which the rooms above may want a word. They register in apps.py.

    hooks.prepared.add(tell_leads)
    hooks.beside.add(routine_figures)

A handler of a moment runs inside the action's transaction; a provider is asked by a page.
"""

from collections.abc import Callable
from typing import Generic, NamedTuple, ParamSpec, TypeVar

from django.db.models import QuerySet

from districtteam.people.hooks import Moment
from districtteam.people.models import Team
from districtteam.trail.actor import Actor

from .models import SectionHand, Sheet, Submission, Version

Given = ParamSpec("Given")
Told = TypeVar("Told")


class Asked(Generic[Given, Told]):
    """Something that the rooms above know, and this one does not."""

    def __init__(self) -> None:
        self._providers: list[Callable[Given, Told | None]] = []

    def add(self, provider: Callable[Given, Told | None]) -> None:
        if provider not in self._providers:
            self._providers.append(provider)

    def remove(self, provider: Callable[Given, Told | None]) -> None:
        self._providers.remove(provider)

    def answer(self, *args: Given.args, **kwargs: Given.kwargs) -> Told | None:
        """The first answer, or None."""
        answers = (provider(*args, **kwargs) for provider in self._providers)
        return next((told for told in answers if told is not None), None)


class Heading(NamedTuple):
    """What stands over the pages of a sheet, in the reader's language.

    title: of the cycle; url: where it leads back to; lines: short sentences (who mandates it, who
    sees what); policy_url: the page that explains who sees what; comes_next: what follows once
    the answers are confirmed.
    """

    title: str
    url: str = ""
    lines: tuple[str, ...] = ()
    policy_url: str = ""
    comes_next: str = ""


class Beside(NamedTuple):
    """What stands beside an answer: the team's own last one and the routine figure, in words."""

    last: str = ""
    routine: str = ""
    source: str = ""  # of the routine figure


class Purpose(NamedTuple):
    """What a version is written for: a title, where it leads back to, the decision it feeds."""

    title: str
    url: str
    decisions: dict[str, str]  # by language


# (hand, actor): a section was given into somebody's hands.
handed: Moment[[SectionHand, Actor]] = Moment()

# (sheet, actor): a member has prepared the answers and asks the lead to confirm.
prepared: Moment[[Sheet, Actor]] = Moment()

# (version, teams, actor): these teams are asked to try a draft.
piloted: Moment[[Version, list[Team], Actor]] = Moment()

# (sheet, language) -> Heading
heading: Asked[[Sheet, str], Heading] = Asked()
# (submission, language) -> {path of the question: Beside}
beside: Asked[[Submission, str], dict[str, Beside]] = Asked()
# (version) -> Purpose
purpose: Asked[[Version], Purpose] = Asked()
# (version) -> the teams that will answer it, and so may try it
candidates: Asked[[Version], "QuerySet[Team]"] = Asked()
