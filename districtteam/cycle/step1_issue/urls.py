from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.cycle.step1_issue.views")

urlpatterns = [
    path("<int:pk>/issue", views.issue, name="issue"),
    path("<int:pk>/issue/propose", views.propose, name="propose"),
    path("<int:pk>/issue/proposals/<int:proposal>/withdraw", views.withdraw, name="withdraw"),
    path("<int:pk>/issue/vote", views.vote, name="vote"),
    path("<int:pk>/issue/confirm-vote", views.confirm_vote, name="confirm_vote"),
    path("<int:pk>/issue/close-vote", views.close_vote, name="close_vote"),
    path("<int:pk>/issue/choose", views.choose, name="choose"),
]
