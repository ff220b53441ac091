from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.trail.views")

app_name = "trail"
urlpatterns = [
    path("<str:kind>/<str:key>", views.history, name="history"),
]
