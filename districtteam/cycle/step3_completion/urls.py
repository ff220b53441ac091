from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.cycle.step3_completion.views")

urlpatterns = [
    path("<int:pk>/completion", views.completion, name="completion"),
]
