"""The publish gate: what is wrong with a form, said before anybody answers it."""

from .findings import Finding
from .gate import admit, gate
from .shown import collect_only

__all__ = ["Finding", "admit", "collect_only", "gate"]
