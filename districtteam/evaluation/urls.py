from django.urls import path

from districtteam.lib.later import Later

credits_ = Later("districtteam.evaluation.views.credits")
participation = Later("districtteam.evaluation.views.participation")

app_name = "evaluation"
urlpatterns = [
    path("", participation.participation, name="participation"),
    path("participation.csv", participation.participation_file, name="participation_file"),
    path("log.xlsx", participation.log_workbook, name="log_workbook"),
    path("log/<slug:table>.csv", participation.log, name="log"),
    path("<int:pk>/credits", credits_.credits, name="credits"),
    path("<int:pk>/credits.csv", credits_.credits_file, name="credits_file"),
    path("<int:pk>/credits/<int:team>", credits_.credit, name="credit"),
    path("credits/<int:pk>/withdraw", credits_.withdraw, name="withdraw"),
    path("credits/<int:pk>/receipt", credits_.receipt, name="receipt"),
]
