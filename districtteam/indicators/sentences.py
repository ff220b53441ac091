"""What the trail says of each deed of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "indicators.make_indicator": _("%(by)s described the indicator %(indicator)s."),
    "indicators.amend_indicator": _("%(by)s corrected the indicator %(indicator)s."),
    "indicators.read_values": _("%(by)s sent a file of values to look at first."),
    "indicators.take_values": _("%(by)s took in a file of values."),
    "indicators.drop_values": _("A file of values was forgotten without being taken in."),
}
