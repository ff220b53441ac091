from django.urls import path

from districtteam.lib.later import Later

ending = Later("districtteam.questionnaires.views.ending")
handing = Later("districtteam.questionnaires.views.handing")
section = Later("districtteam.questionnaires.views.section")
sheet = Later("districtteam.questionnaires.views.sheet")
trying = Later("districtteam.questionnaires.views.trying")
writing = Later("districtteam.questionnaires.views.writing")

app_name = "questionnaires"
urlpatterns = [
    path("sheets/<int:pk>", sheet.sheet, name="sheet"),
    path("sheets/<int:pk>/offer", sheet.offer, name="offer"),
    path("sheets/<int:pk>/section/<str:section>", section.section, name="section"),
    path("sheets/<int:pk>/section/<str:section>/<str:turn>", section.turn, name="turn"),
    path("sheets/<int:pk>/hand/<str:section>", handing.hand, name="hand"),
    path("sheets/<int:pk>/review", ending.review, name="review"),
    path("sheets/<int:pk>/confirm", ending.confirm, name="confirm"),
    path("sheets/<int:pk>/receipt", ending.receipt, name="receipt"),
    path("sheets/<int:pk>/decline", ending.decline, name="decline"),
    path("sheets/<int:pk>/reopen", ending.reopen, name="reopen"),
    path("forms/", writing.forms, name="forms"),
    path("forms/new", writing.new, name="new"),
    path("forms/<int:pk>", writing.version, name="version"),
    path("forms/<int:pk>/mend", writing.mend, name="mend"),
    path("forms/<int:pk>/rewrite", writing.rewrite, name="rewrite"),
    path("forms/<int:pk>/source", writing.source, name="source"),
    path("forms/<int:pk>/classes", writing.classes, name="classes"),
    path("forms/<int:pk>/pilots", writing.pilots, name="pilots"),
    path("forms/<int:pk>/publish", writing.publish, name="publish"),
    path("forms/<int:pk>/remarks/preview", trying.preview, name="preview"),
    path(
        "forms/<int:pk>/remarks/preview/<str:section>",
        trying.preview_section,
        name="preview_section",
    ),
    path("forms/<int:pk>/remarks", trying.remarks, name="remarks"),
]
