from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.messaging.views")

app_name = "messaging"
urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<int:pk>/again", views.again, name="again"),
]
