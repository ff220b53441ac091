from django.urls import path

from . import views

app_name = "messaging"
urlpatterns = [
    path("", views.outbox, name="outbox"),
    path("<int:pk>/again", views.again, name="again"),
    path("outbox", views.demo, name="demo"),
]
