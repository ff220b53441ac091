from django.urls import path

from districtteam.lib.later import Later

reading = Later("districtteam.indicators.views.reading")
importing = Later("districtteam.indicators.views.importing")

app_name = "indicators"
urlpatterns = [
    path("", reading.indicators, name="indicators"),
    path("make", reading.make, name="make"),
    path("<int:pk>", reading.indicator, name="indicator"),
    path("<int:pk>/amend", reading.amend, name="amend"),
    path("import", importing.send, name="send"),
    path("imports/<int:pk>", importing.check, name="check"),
    path("imports/<int:pk>/drop", importing.drop, name="drop"),
]
