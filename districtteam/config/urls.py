"""Every address of the site begins here; each room keeps its own."""

from django.urls import include, path

from districtteam.access.urls import allauth_urlpatterns

urlpatterns = [
    path("", include("districtteam.desk.urls")),
    path("", include("districtteam.access.urls")),
    path("", include(allauth_urlpatterns)),
    path("cycles/", include("districtteam.cycle.urls")),
    path("people/", include("districtteam.people.urls")),
    path("places/", include("districtteam.places.urls")),
    path("trail/", include("districtteam.trail.urls")),
    path("messages/", include("districtteam.messaging.urls")),
    path("", include("districtteam.jobs.urls")),
    path("", include("districtteam.ui.urls")),
]

handler400 = "districtteam.ui.refusals.bad_request"
handler403 = "districtteam.ui.refusals.forbidden"
handler404 = "districtteam.ui.refusals.not_found"
handler500 = "districtteam.ui.refusals.broken"
