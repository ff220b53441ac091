"""Submissions put into the same table with nothing around them: by the ORM alone, or in one view.

    python -m tools.bench.submissions_bare 8    # with so many threads

reads a number from each line that it is sent, makes as many rows, and answers with the seconds that
it took. `application` is the one view without any middleware, for a web server.

Each row is a transaction of its own, with the installation's settings: as durable as ours. It says
what the first real submission says, so it is as large; only its number and its id are its own.
"""

import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import count
from typing import Any
from uuid import uuid4

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "districtteam.config.settings")
django.setup()

from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from districtteam.questionnaires.models import Submission

NUMBERS = count(os.getpid() * 1_000)  # nobody else's, of the one sheet


@cache
def said() -> dict[str, Any]:
    row = Submission.objects.order_by("pk")[:1].values().get()
    return {name: value for name, value in row.items() if name != "id"}


def insert(_request: HttpRequest | None = None) -> HttpResponse:
    own = {"number": next(NUMBERS), "instance_id": uuid4()}
    Submission.objects.create(**{**said(), **own})
    return HttpResponse("ok")


urlpatterns = [path("", insert)]


def own_address(get_response: Any) -> Any:
    def answer(request: HttpRequest) -> HttpResponse:
        request.urlconf = __name__
        response: HttpResponse = get_response(request)
        return response

    return answer


with override_settings(MIDDLEWARE=[f"{__name__}.own_address"]):
    application = WSGIHandler()


def main(threads: int) -> None:
    with ThreadPoolExecutor(threads) as pool:
        for line in sys.stdin:
            began = time.monotonic()
            list(pool.map(insert, [None] * int(line)))
            print(time.monotonic() - began, flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]))
