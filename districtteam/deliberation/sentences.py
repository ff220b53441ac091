"""What the trail says of each deed of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "deliberation.open_thread": _("%(by)s opened the conversation “%(thread)s”."),
    "deliberation.close_threads": _("The conversations were closed: %(threads)s."),
    "deliberation.write_post": _("%(by)s wrote in “%(thread)s”."),
    "deliberation.amend_post": _("%(by)s changed what they had written in “%(thread)s”."),
    "deliberation.move_up": _("%(by)s let region and ministry read a post in “%(thread)s”."),
    "deliberation.report_post": _("%(by)s asked the facilitators to look at “%(thread)s”."),
    "deliberation.hide_post": _("%(by)s took a post in “%(thread)s” out of sight."),
    "deliberation.show_post": _("%(by)s brought a post in “%(thread)s” back."),
    "deliberation.settle_reports": _("%(by)s looked at what was reported in “%(thread)s”."),
}
