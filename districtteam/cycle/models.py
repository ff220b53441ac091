"""Every model of the method, gathered from its steps."""

from .core.models import Cycle, JointCycle, Notice, Participation, Step

__all__ = ["Cycle", "JointCycle", "Notice", "Participation", "Step"]
