"""What is asked in each conversation: one question that every reader can answer from practice."""

from django.utils.translation import gettext_lazy as _

PROMPT = _("What explains your figure, and what did you try? One real example is enough.")
NO_FIGURE = _("What strikes you here, and what works in your place? One real example is enough.")
NO_TEAM = _("What strikes you here? What have you seen work, and what can you do about it?")
WHOLE = _("The whole picture")
