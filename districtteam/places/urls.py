from django.urls import path

from districtteam.lib.later import Later

views = Later("districtteam.places.views")

app_name = "places"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("<int:pk>", views.place, name="place"),
    path("<int:pk>/rename", views.rename, name="rename"),
    path("<int:pk>/move", views.move, name="move"),
    path("<int:pk>/close", views.close, name="close"),
    path("<int:pk>/reopen", views.reopen, name="reopen"),
    path("import", views.send, name="send"),
    path("import/<str:key>", views.check, name="check"),
    path("import/<str:key>/changes.csv", views.changes, name="changes"),
    path("imports/<int:pk>", views.taken, name="taken"),
]
