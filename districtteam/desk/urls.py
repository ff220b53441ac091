from django.urls import path

from . import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("demo", views.demo, name="demo"),
    path("demo/letters", views.letters, name="letters"),
    path("roll-call", views.roll_call, name="roll_call"),
    path("setup", views.setup, name="setup"),
    path("setup/test-mail", views.test_mail, name="test_mail"),
]
