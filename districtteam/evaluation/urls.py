from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.evaluation.views")

app_name = "evaluation"
urlpatterns = [
    path("", views.participation, name="participation"),
    path("participation.csv", views.participation_file, name="participation_file"),
]
