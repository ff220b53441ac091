from django.urls import path

from districtteam.lib.later import Later

reading = Later("districtteam.cycle.step4_results.views.reading")
preparing = Later("districtteam.cycle.step4_results.views.preparing")
everybody = Later("districtteam.cycle.step4_results.views.public")
previews = Later("districtteam.cycle.step4_results.views.previews")
drafts = Later("districtteam.cycle.step4_results.views.drafts")
talking = Later("districtteam.cycle.step4_results.views.talking")

for_everybody = [  # first: those who look for an address go through all before it
    path("<int:pk>/public", everybody.public, name="public"),
    path("<int:pk>/public/<int:position>", everybody.public_chart, name="public_chart"),
]
urlpatterns = [
    path("<int:pk>/results", reading.results, name="results"),
    path("<int:pk>/results/<int:position>", reading.chart, name="chart"),
    path("<int:pk>/results/<int:position>/why", reading.why, name="why"),
    path("<int:pk>/results/<int:position>/tiles", reading.tiles, name="tiles"),
    path("<int:pk>/results/<int:position>/ask", talking.ask, name="ask"),
    path("<int:pk>/results/checks", preparing.checks, name="checks"),
    path("<int:pk>/results/prepare", preparing.prepare, name="prepare"),
    path("<int:pk>/results/publish", preparing.publish, name="publish"),
    path("<int:pk>/results/draft", drafts.draft, name="draft"),
    path("<int:pk>/results/draft/<int:position>", drafts.draft_chart, name="draft_chart"),
    path("<int:pk>/results/open", preparing.open_edition, name="open_edition"),
    path("<int:pk>/results/preview", previews.preview, name="preview"),
    path("<int:pk>/results/preview/<int:position>", previews.own_figure, name="own_figure"),
    path("talks", talking.talks, name="talks"),
    path("talks/<int:pk>/answer", talking.answer_talk, name="answer_talk"),
    path("talks/<int:pk>/tell", talking.tell_of_talk, name="tell_of_talk"),
]
