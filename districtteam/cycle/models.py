"""Every model of the method, gathered from its steps."""

from .core.models import Agreement, Cycle, JointCycle, Notice, Participation, Step
from .step1_issue.models import Ballot, Choice, Poll, Proposal
from .step4_results.models import Better, Edition, Note, Panel, Quote, Talk

__all__ = [
    "Agreement",
    "Ballot",
    "Better",
    "Choice",
    "Cycle",
    "Edition",
    "JointCycle",
    "Note",
    "Notice",
    "Panel",
    "Participation",
    "Poll",
    "Proposal",
    "Quote",
    "Step",
    "Talk",
]
