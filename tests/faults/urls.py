from django.urls import include, path

from . import deed

urlpatterns = [
    path("deed", deed.deed),
    path("", include("districtteam.config.urls")),
]

handler500 = "districtteam.ui.refusals.broken"
