from django.urls import path

from . import views

app_name = "trail"
urlpatterns = [
    path("<str:kind>/<str:key>", views.history, name="history"),
]
