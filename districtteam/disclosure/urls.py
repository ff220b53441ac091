from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.disclosure.views")

app_name = "disclosure"
urlpatterns = [
    path("charter", views.charter, name="charter"),
    path("charter/propose", views.propose_charter, name="propose_charter"),
    path("charters/<int:pk>/vote", views.vote, name="vote"),
    path("charters/<int:pk>/adopt", views.adopt_charter, name="adopt_charter"),
    path("looks", views.looks, name="looks"),
]
