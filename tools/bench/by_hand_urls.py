from django.urls import path

from .by_hand import teams

urlpatterns = [path("people/", teams)]
