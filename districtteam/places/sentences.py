"""What the trail says of each deed of this room."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "places.begin_import": _("%(by)s began to import the places of the file %(import)s."),
    "places.import_places": _("%(by)s imported the places of the file %(import)s."),
    "places.read_places": _("%(by)s sent a file of places, to look at first."),
    "places.forget_uploads": _("Files of places that nobody confirmed were removed."),
    "places.rename_place": _("%(by)s renamed “%(before)s” to “%(place)s”."),
    "places.move_place": _("%(by)s moved %(place)s from %(before)s to %(after)s."),
    "places.close_place": _("%(by)s recorded that %(place)s closes on %(day)s."),
    "places.reopen_place": _("%(by)s reopened %(place)s."),
}
