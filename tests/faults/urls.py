from django.urls import include, path

from . import confirming, deed

urlpatterns = [
    path("deed", deed.deed),
    path("confirm", confirming.confirm),
    path("", include("districtteam.config.urls")),
]

handler500 = "districtteam.ui.refusals.broken"
