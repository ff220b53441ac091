from django.urls import path

from districtteam.lib.later import Later

ending = Later("districtteam.questionnaires.views.ending")
section = Later("districtteam.questionnaires.views.section")
sheet = Later("districtteam.questionnaires.views.sheet")

app_name = "questionnaires"
urlpatterns = [
    path("sheets/<int:pk>", sheet.sheet, name="sheet"),
    path("sheets/<int:pk>/offer", sheet.offer, name="offer"),
    path("sheets/<int:pk>/section/<str:section>", section.section, name="section"),
    path("sheets/<int:pk>/section/<str:section>/<str:turn>", section.turn, name="turn"),
    path("sheets/<int:pk>/hand/<str:section>", section.hand, name="hand"),
    path("sheets/<int:pk>/review", ending.review, name="review"),
    path("sheets/<int:pk>/confirm", ending.confirm, name="confirm"),
    path("sheets/<int:pk>/receipt", ending.receipt, name="receipt"),
    path("sheets/<int:pk>/decline", ending.decline, name="decline"),
    path("sheets/<int:pk>/reopen", ending.reopen, name="reopen"),
]
