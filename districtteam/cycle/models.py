"""Every model of the method, gathered from its steps."""

from .core.models import Agreement, Cycle, JointCycle, Notice, Participation, Step
from .step1_issue.models import Ballot, Choice, Poll, Proposal
from .step2_questionnaire.models import Companion, Questionnaire
from .step4_results.models import Better, Edition, Note, Panel, Quote, Talk
from .step5_discussion.models import Citation, Point, Synthesis, Topic
from .step6_translation.models import (
    CheckIn,
    Commitment,
    FollowUp,
    Recommendation,
    Reply,
    SupportRequest,
)

__all__ = [
    "Agreement",
    "Ballot",
    "Better",
    "CheckIn",
    "Choice",
    "Citation",
    "Commitment",
    "Companion",
    "Cycle",
    "Edition",
    "FollowUp",
    "JointCycle",
    "Note",
    "Notice",
    "Panel",
    "Participation",
    "Point",
    "Poll",
    "Proposal",
    "Questionnaire",
    "Quote",
    "Recommendation",
    "Reply",
    "Step",
    "SupportRequest",
    "Synthesis",
    "Talk",
    "Topic",
]
