"""A page through the whole house, beside a bare view that answers `ok`, by the same server."""

import http.client
import os
from collections.abc import Iterator
from contextlib import closing

import psutil

from tools import site
from tools.bench.figures import Ratio, pairs

REQUESTS = 200
ROUNDS = 7
READERS = (("nobody", "the first page, signed out"), ("lead", "the first page, signed in"))


def ratios() -> Iterator[Ratio]:
    with site.filled() as (environment, here):
        bare_port = site.free_port()
        house = site.granian("districtteam.config.wsgi:application", here.port)
        bare = site.granian("tools.bench.bare:application", bare_port)
        usual = {k: v for k, v in os.environ.items() if k != "DJANGO_SETTINGS_MODULE"}
        with (
            site.started(house, environment, here.port) as ours,
            site.started(bare, usual, bare_port) as plain,
        ):
            for part, what in READERS:
                cookie = f"s={here.sessions.get(part, '')}"
                taken = pairs(
                    lambda cookie=cookie: cpu(ours.pid, here.port, cookie),  # type: ignore[misc]
                    lambda: cpu(plain.pid, bare_port, ""),
                    ROUNDS,
                )
                yield Ratio(f"{what}, beside a bare view, same server", *taken, "µs CPU")


def cpu(server: int, port: int, cookie: str) -> float:
    """Microseconds of the server's processor time for one request of many on one connection."""
    with closing(http.client.HTTPConnection("127.0.0.1", port)) as connection:
        ask(connection, cookie)
        before = used(server)
        for _ in range(REQUESTS):
            ask(connection, cookie)
        return 1e6 * (used(server) - before) / REQUESTS


def ask(connection: http.client.HTTPConnection, cookie: str) -> None:
    connection.request("GET", "/", headers={"Cookie": cookie, "Accept-Encoding": "br"})
    answer = connection.getresponse()
    answer.read()
    assert answer.status == 200, answer.status


def used(server: int) -> float:
    """Processor seconds of a server and its workers."""
    process = psutil.Process(server)
    times = [p.cpu_times() for p in [process, *process.children(recursive=True)]]
    return sum(t.user + t.system for t in times)
