"""Planning an import: what would change and what is wrong, before anything is written."""

from .making import plan_file, plan_import
from .plan import CHANGES, Plan, Planned, Step

__all__ = ["CHANGES", "Plan", "Planned", "Step", "plan_file", "plan_import"]
