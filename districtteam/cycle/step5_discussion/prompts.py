"""What is asked in each conversation: one question that every team can answer from practice."""

from django.utils.translation import gettext_lazy as _

PROMPT = _("What explains your figure, and what did you try? One real example is enough.")
WHOLE = _("The whole picture")
