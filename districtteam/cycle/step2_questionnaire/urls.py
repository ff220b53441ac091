from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.cycle.step2_questionnaire.views")

urlpatterns = [
    path("<int:pk>/questionnaire", views.questionnaire, name="questionnaire"),
    path("<int:pk>/questionnaire/choose", views.choose_questionnaire, name="choose_questionnaire"),
]
