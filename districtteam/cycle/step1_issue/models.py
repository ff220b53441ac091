"""Proposals, the teams' votes, and the choice."""

from django.db import models
from django.utils.translation import get_language

from districtteam.cycle.core.models import Cycle
from districtteam.cycle.core.sessions import TeamAct
from districtteam.lib.later import Later
from districtteam.people.models import Person, Team
from districtteam.people.words import language_of, said

library = Later("districtteam.questionnaires.library")


class Proposal(models.Model):
    """A problem that a team, or the facilitators, would look into, and why.

    titles, reasons: by language; topic: code of a starter topic, or nothing.
    """

    cycle = models.ForeignKey(Cycle, models.CASCADE, related_name="proposals")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+")
    titles = models.JSONField(default=dict)
    reasons = models.JSONField(default=dict)
    topic = models.CharField(max_length=40, blank=True)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["proposed_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "topic"],
                condition=models.Q(withdrawn_at=None) & ~models.Q(topic=""),
                name="topic_proposed_once",
            )
        ]

    def __str__(self) -> str:
        return said(self.titles, get_language() or "")

    @property
    def language(self) -> str:
        """In which language the reader is shown its title."""
        return language_of(self.titles, get_language() or "")

    @property
    def language_of_reason(self) -> str:
        return language_of(self.reasons, get_language() or "")

    @property
    def reason(self) -> str:
        return said(self.reasons, get_language() or "")

    @property
    def starter(self) -> str:
        """The topic of the library that it comes from, where its title says it otherwise."""
        if not self.topic:
            return ""
        titles = library.topic(self.topic).titles
        return "" if titles == self.titles else said(titles, get_language() or "")


class Ballot(TeamAct):
    """A team's three votes, at most one for each proposal; hidden from others until the close."""

    dots = models.ManyToManyField(Proposal, related_name="ballots")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["cycle", "team"], name="ballot_once")]

    def __str__(self) -> str:
        return f"{self.team}, {self.cycle}"


class Poll(models.Model):
    """That the vote of a cycle is closed; from then on everybody may read how it went."""

    cycle = models.OneToOneField(Cycle, models.CASCADE, related_name="poll")
    closed_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.cycle)


class Choice(models.Model):
    """The issue that the cycle looks into, and why this one. Texts by language.

    decisions: which decision the answers will feed; signal: what the indicators say of it;
    sponsor: the programme that asks for it.
    """

    cycle = models.OneToOneField(Cycle, models.CASCADE, related_name="choice")
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="+")
    whys = models.JSONField(default=dict)
    decisions = models.JSONField(default=dict)
    signal = models.CharField(max_length=300, blank=True)
    sponsor = models.CharField(max_length=200, blank=True)
    chosen_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    chosen_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.proposal)

    @property
    def why(self) -> str:
        return said(self.whys, get_language() or "")

    @property
    def decision(self) -> str:
        return said(self.decisions, get_language() or "")
