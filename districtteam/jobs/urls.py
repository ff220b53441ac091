from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.jobs.views")

app_name = "jobs"
urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
]
