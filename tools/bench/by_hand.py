"""The list of teams as one would write it by hand for this one purpose.

Django's own middleware as `startproject` lists it, a signed-in reader, two queries for just the
columns shown, and one Jinja2 template. No languages, formats, doors, policy or compression.
"""

from collections import defaultdict
from typing import Any

import jinja2
from django.core.exceptions import PermissionDenied
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings

from districtteam.people.models import Membership, Team

MIDDLEWARE = [
    "tools.bench.by_hand.own_addresses",
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATE = jinja2.Environment(autoescape=True).from_string(
    """<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><title>Équipes</title>
<link rel="stylesheet" href="/static/s.css"></head>
<body><header><a href="/">District.Team</a> {{ reader.name }}</header><main><h1>Équipes</h1>
<table><thead><tr><th>Équipe</th><th>Responsable</th><th>Membres</th></tr></thead><tbody>
{% for team in teams %}<tr>
<td><a href="/people/teams/{{ team.pk }}">{{ team.name }}</a></td>
<td>{% for post in posts[team.pk] if post.role != "member" -%}
<a href="/people/persons/{{ post.person__pk }}">{{ post.person__name }}</a>
{%- endfor %}</td>
<td>{{ posts[team.pk] | length }}</td></tr>
{% endfor %}</tbody></table></main></body></html>"""
)


def teams(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        raise PermissionDenied
    network = Membership.objects.filter(person=request.user).values_list("network", flat=True)[0]
    shown = Team.objects.filter(network=network).order_by("sorted_as").values("pk", "name")[:50]
    posts: dict[int, list[Any]] = defaultdict(list)
    held = Membership.objects.filter(network=network, ends=None, team__in=[t["pk"] for t in shown])
    for post in held.values("team_id", "role", "person__pk", "person__name"):
        posts[post["team_id"] or 0].append(post)
    return HttpResponse(TEMPLATE.render(teams=shown, posts=posts, reader=request.user))


def own_addresses(get_response: Any) -> Any:
    """Every address leads to the one view."""

    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = "tools.bench.by_hand_urls"
        response: HttpResponse = get_response(request)
        return response

    return answer


def application() -> WSGIHandler:
    with override_settings(MIDDLEWARE=MIDDLEWARE):
        return WSGIHandler()
