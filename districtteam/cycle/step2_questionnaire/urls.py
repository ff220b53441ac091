from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.cycle.step2_questionnaire.views")

urlpatterns = [
    path("<int:pk>/questionnaire", views.questionnaire, name="questionnaire"),
    path("<int:pk>/questionnaire/choose", views.choose_questionnaire, name="choose_questionnaire"),
    path("<int:pk>/questionnaire/companions", views.companions, name="companions"),
    path(
        "<int:pk>/questionnaire/companions/<int:companion>/drop",
        views.drop_companion,
        name="drop_companion",
    ),
]
