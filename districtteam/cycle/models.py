"""Every model of the method, gathered from its steps."""

from .core.models import Agreement, Cycle, JointCycle, Notice, Participation, Step
from .step1_issue.models import Ballot, Choice, Poll, Proposal

__all__ = [
    "Agreement",
    "Ballot",
    "Choice",
    "Cycle",
    "JointCycle",
    "Notice",
    "Participation",
    "Poll",
    "Proposal",
    "Step",
]
