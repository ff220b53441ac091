"""The site's addresses, and one that answers `ok` through the same door and middleware."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from districtteam.config import urls
from districtteam.ui.doors import ANYONE, door


@door(ANYONE)
def ok(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


urlpatterns = [path("ok", ok), *urls.urlpatterns]
handler400, handler403 = urls.handler400, urls.handler403
handler404, handler500 = urls.handler404, urls.handler500
