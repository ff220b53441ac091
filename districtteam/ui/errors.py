"""What every room's refusals have in common: a stable code, and a sentence for who asked.

class CycleError(Refused):
    code = "cycle"

class TitleMissing(CycleError):
    code = "cycle.title_missing"
    words = _("Give the cycle a title.")
"""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """Something that cannot be done as asked. params: what the sentence's slots take."""

    code = "refused"
    words: str | Promise = _("This cannot be done.")

    def __init__(self, **params: Any) -> None:
        super().__init__(self.code)
        self.params = params

    @property
    def message(self) -> str:
        """The sentence, in the language of whoever reads it now."""
        return str(self.words) % self.params

    def __str__(self) -> str:
        return self.message
