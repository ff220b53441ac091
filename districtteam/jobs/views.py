from django.http import HttpResponse, JsonResponse

from districtteam.ui.doors import ANYONE, door
from districtteam.ui.http import Request

from . import queries


@door(ANYONE)
def healthz(request: Request) -> HttpResponse:
    """For machines that watch: 200 when all is well, otherwise 503, and what is not."""
    health = queries.health(request.here.now)
    body = {
        "database": health.database,
        "migrated": health.migrated,
        **{kind: None if age is None else round(age) for kind, age in health.beats.items()},
    }
    answer = JsonResponse(body, status=200 if health.well else 503)
    answer["Cache-Control"] = "no-store"
    return answer
