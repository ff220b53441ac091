"""Every address of the site begins here; each room keeps its own.

Those with a word of their own in front come first, then the desk, which has the first page: to find
an address, the others are read one after the other.
"""

from django.urls import include, path

from districtteam.config.rooms import Room

urlpatterns = [
    Room("cycles/", "cycle"),
    Room("disclosure/", "disclosure"),
    Room("evaluation/", "evaluation"),
    Room("indicators/", "indicators"),
    Room("people/", "people"),
    Room("places/", "places"),
    Room("trail/", "trail"),
    Room("messages/", "messaging"),
    Room("", "desk"),
    Room("", "questionnaires"),
    Room("", "jobs"),
    Room("", "ui"),
    Room("", "access"),
    path("", include("districtteam.access.factors")),
]

handler400 = "districtteam.ui.refusals.bad_request"
handler403 = "districtteam.ui.refusals.forbidden"
handler404 = "districtteam.ui.refusals.not_found"
handler500 = "districtteam.ui.refusals.broken"
