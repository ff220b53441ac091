from django.urls import path

from districtteam.lib.later import Later

first = Later("districtteam.desk.views.first")
calls = Later("districtteam.desk.views.calls")
demo = Later("districtteam.desk.views.demo")
roll_call = Later("districtteam.desk.views.roll_call")
setup = Later("districtteam.desk.views.setup")

app_name = "desk"
urlpatterns = [
    path("", first.home, name="home"),
    path("demo", demo.demo, name="demo"),
    path("demo/enter", demo.enter, name="enter"),
    path("demo/letters", demo.letters, name="letters"),
    path("demo/later", demo.later, name="later"),
    path("roll-call", roll_call.roll_call, name="roll_call"),
    path("calls/<int:pk>", calls.calls, name="calls"),
    path("calls/<int:pk>/<int:team>", calls.call, name="call"),
    path("setup", setup.setup, name="setup"),
    path("setup/test-mail", setup.test_mail, name="test_mail"),
]
