"""What the trail says of each deed of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "disclosure.propose_charter": _("%(by)s proposed who sees what in %(network)s."),
    "disclosure.vote_on_charter": _("%(by)s voted on the charter for %(team)s."),
    "disclosure.adopt_charter": _("%(by)s put the charter of %(network)s in force."),
    "disclosure.give_consent": _("%(by)s agreed for %(team)s that more is shown."),
    "disclosure.withdraw_consent": _("%(by)s took back for %(team)s that more is shown."),
    "disclosure.tighten": _("%(by)s chose for %(team)s how much of an answer others see."),
}
