from django.urls import path

from districtteam.lib.later import Later

keeping = Later("districtteam.cycle.step5_discussion.views.keeping")
lessons = Later("districtteam.cycle.step5_discussion.views.lessons")
speaking = Later("districtteam.cycle.step5_discussion.views.speaking")

BASE = "<int:pk>/discussion"
POST = f"{BASE}/posts/<int:post>"
POINT = f"{BASE}/lessons/<int:point>"

urlpatterns = [
    path(BASE, speaking.discussion, name="discussion"),
    path(f"{BASE}/topics/<int:topic>", speaking.topic, name="topic"),
    path(f"{BASE}/topics/<int:topic>/story", speaking.story, name="story"),
    path(f"{BASE}/line", speaking.line, name="line"),
    path(f"{POST}/amend", speaking.amend_post, name="amend_post"),
    path(f"{POST}/move-up", speaking.move_up, name="move_up"),
    path(f"{POST}/photo", speaking.photo, name="photo"),
    path(f"{POST}/report", keeping.report, name="report"),
    path(f"{POST}/hide", keeping.hide, name="hide"),
    path(f"{POST}/show", keeping.show, name="show"),
    path(f"{POST}/keep", keeping.keep, name="keep"),
    path(f"{BASE}/reports", keeping.reports, name="reports"),
    path(f"{BASE}/lessons", lessons.synthesis, name="synthesis"),
    path(f"{BASE}/lessons/write", lessons.write_point, name="write_point"),
    path(f"{BASE}/lessons/publish", lessons.publish_synthesis, name="publish_synthesis"),
    path(f"{POINT}/amend", lessons.amend_point, name="amend_point"),
    path(f"{POINT}/drop", lessons.drop_point, name="drop_point"),
    path(f"{BASE}/citations/<int:citation>", lessons.citation, name="citation"),
]
