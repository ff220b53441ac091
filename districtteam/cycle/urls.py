"""The cycle itself; each step adds its own addresses below it."""

from django.urls import path

from districtteam.lib.later import Later

from .step1_issue import urls as issue
from .step2_questionnaire import urls as questionnaire
from .step3_completion import urls as completion
from .step4_results import urls as results
from .step5_discussion import urls as discussion
from .step6_translation import urls as translation

cycles = Later("districtteam.cycle.views.cycles")
running = Later("districtteam.cycle.views.running")

app_name = "cycle"
urlpatterns = [
    *results.for_everybody,
    path("", cycles.cycles, name="cycles"),
    path("plan", cycles.plan, name="plan"),
    path("<int:pk>", cycles.cycle, name="cycle"),
    path("<int:pk>/teams", cycles.teams, name="teams"),
    path("<int:pk>/letters", cycles.letters, name="letters"),
    path("<int:pk>/circular.docx", cycles.circular, name="circular"),
    path("<int:pk>/amend", running.amend, name="amend"),
    path("<int:pk>/start", running.start, name="start"),
    path("<int:pk>/leave", running.leave, name="leave"),
    path("<int:pk>/go-back", running.go_back, name="go_back"),
    path("<int:pk>/remind", running.remind, name="remind"),
    path("<int:pk>/extend", running.extend, name="extend"),
    path("<int:pk>/pause", running.pause, name="pause"),
    path("<int:pk>/resume", running.resume, name="resume"),
    path("<int:pk>/cancel", running.cancel, name="cancel"),
    path("<int:pk>/joint", running.joint, name="joint"),
    path("<int:pk>/invite", running.invite, name="invite"),
    path("<int:pk>/teams/<int:team>/take-leave", running.take_leave, name="take_leave"),
    *issue.urlpatterns,
    *questionnaire.urlpatterns,
    *completion.urlpatterns,
    *results.urlpatterns,
    *discussion.urlpatterns,
    *translation.urlpatterns,
]
