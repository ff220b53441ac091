from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.ui.views")

app_name = "ui"
urlpatterns = [
    path("language", views.language, name="language"),
    path("look", views.look, name="look"),
    path("look/charts/<slug:chart>", views.charts, name="charts"),
    path("offline", views.offline, name="offline"),
    path("sw.js", views.worker, name="worker"),
    path("favicon.ico", views.icon, name="icon"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
