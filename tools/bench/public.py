"""A public page of results, beside a view that answers `ok` through the same middleware and server.

    python -m tools.bench public

The list of an edition's figures and one of its charts, asked for by somebody without a session, on
one connection, taking brotli; and again by somebody who has the page already (304). What is counted
is how many are answered in a second of the server's processor time: who asks, and whoever else
works on the machine, is left out of it. Bytes on the wire are in `make weigh`.
"""

import http.client
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing

from tools import site
from tools.bench import editions
from tools.bench.figures import Ratio, pairs
from tools.bench.middleware import used

REQUESTS = 1_500
ROUNDS = 5
LEAST = 0.8
TEAMS, QUESTIONS = 38, 20
OPEN = """
import django
django.setup()
from django.utils import timezone
from districtteam.cycle.step4_results.models import Edition
now = timezone.now()
Edition.objects.update(state=Edition.PUBLISHED, published_at=now, public_at=now)
"""
PAGES = (("/cycles/1/public", "the list"), ("/cycles/1/public/1", "a chart"))


def ratios() -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        port = site.free_port()
        environment = site.environment_of(folder, port)
        editions.drawn(environment, TEAMS, QUESTIONS)
        collect = [sys.executable, "-m", "districtteam", "collectstatic", "-v0", "--noinput"]
        subprocess.run(collect, env=environment, check=True)
        subprocess.run([sys.executable, "-c", OPEN], env=environment, check=True)
        environment["DJANGO_SETTINGS_MODULE"] = "tools.bench.public_settings"
        house = site.granian("districtteam.config.wsgi:application", port)
        with site.started(house, environment, port) as server:
            for path, what in PAGES:
                for tag, how in (("", ""), (tag_of(port, path), ", known already")):
                    yield Ratio(
                        f"public results, {what}{how}, beside `ok`",
                        *pairs(
                            lambda path=path, tag=tag: rate(server.pid, port, path, tag),  # type: ignore[misc]
                            lambda: rate(server.pid, port, "/ok", ""),
                            ROUNDS,
                        ),
                        "a second",
                        least=LEAST,
                    )


def rate(server: int, port: int, path: str, tag: str) -> float:
    """Answers in a second of the server's processor time, one after the other."""
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
        ask(connection, path, tag)
        before = used(server)
        for _ in range(REQUESTS):
            ask(connection, path, tag)
        return REQUESTS / max(used(server) - before, 0.01)


def ask(connection: http.client.HTTPConnection, path: str, tag: str) -> http.client.HTTPResponse:
    headers = {"Accept-Encoding": "br", "Accept-Language": "fr", "If-None-Match": tag}
    connection.request("GET", path, headers={key: word for key, word in headers.items() if word})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == (304 if tag else 200), answer.status
    return answer


def tag_of(port: int, path: str) -> str:
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
        return ask(connection, path, "").headers["ETag"]
