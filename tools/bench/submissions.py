"""Durable submissions in a second: a closing day through the whole stack, beside bare inserts.

    python -m tools.bench submissions

Ours: sixteen leads at a time each confirm their own team's whole sheet of some twenty questions on
`districtteam serve` as it runs anywhere, every request a connection of its own: session, CSRF, door
and rights, the form judged, the submission, who was present, the sheet, the trail; answered by a
redirect after the commit. Who sends shares the machine's cores with who answers. Before anything is
timed each thread has answered a few times, as at a site at work.

Beside it the same number of rows of the same size in the same table, each a transaction of its own
with the same settings (SQLite: WAL, synchronous=FULL; PostgreSQL: synchronous_commit=on):

- by the ORM alone: as many processes as the server has, sixteen threads in all, no HTTP;
- by the ORM in one bare view, without middleware, under the same server, asked in the same way.

All three are taken in turn, round by round, on one database; medians of the rounds.

The goal stands for SQLite, on which a site starts. PostgreSQL takes three times as many bare rows a
second, for a millisecond of processor time each; a confirmation is the same work for Python beside
either, some ten milliseconds in all. Its ratio there is printed without a goal: it tells how little
an insert costs, not how long a lead waits.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from statistics import median
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests import postgres
from tools import site
from tools.bench.figures import Ratio

AT_ONCE = 16
PROCESSES = 2
ROUNDS = 7
EACH = 64  # submissions in a round
BEFORE = 6 * EACH  # which load what is loaded once
LEAST = 0.2
TOKEN = "t" * 32
AS_WIDE = ["--workers", str(PROCESSES), "--blocking-threads", str(AT_ONCE)]
BARE = [sys.executable, "-W", "ignore", "-m", "tools.bench.submissions_bare"]
DATA = [sys.executable, "-W", "ignore", "-m", "tools.bench.submissions_data"]


def ratios() -> Iterator[Ratio]:
    yield from on("SQLite", "sqlite:///", least=LEAST)
    if postgres.binaries():
        with postgres.cluster() as url:
            yield from on("PostgreSQL", url)


def on(engine: str, url: str, least: float | None = None) -> Iterator[Ratio]:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        port, bare_port = site.free_port(), site.free_port()
        environment = site.environment_of(folder, port) | {
            "DISTRICTTEAM_DATABASE": url,
            "DISTRICTTEAM_WEB_WORKERS": str(PROCESSES),
        }
        requests = confirmations(environment)
        stack.enter_context(site.started(site.SERVE, environment, port))
        at_once(port, [next(requests) for _ in range(BEFORE)])
        view = [*site.granian("tools.bench.submissions_bare:application", bare_port), *AS_WIDE]
        stack.enter_context(site.started(view, environment, bare_port))
        inserts = stack.enter_context(writers(environment))
        taken = [
            (
                at_once(port, [next(requests) for _ in range(EACH)]),
                inserts(EACH),
                at_once(bare_port, [b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"] * EACH),
            )
            for _ in range(ROUNDS)
        ]
    ours, plain, in_view = (median(column) for column in zip(*taken, strict=True))
    what = f"{engine}: durable confirmations, {AT_ONCE} at once, beside"
    yield Ratio(f"{what} bare inserts", ours, plain, "a second", least=least)
    yield Ratio(f"{what} a bare view", ours, in_view, "a second")


def confirmations(environment: dict[str, str]) -> Iterator[bytes]:
    """Each lead's request as it goes over the wire, as often as rounds need."""
    wanted = BEFORE + ROUNDS * EACH
    run = subprocess.run([*DATA, str(wanted)], env=environment, stdout=subprocess.PIPE, check=True)
    return (confirmation(*json.loads(line)) for line in run.stdout.splitlines())


def confirmation(page: str, session: str, lead: int) -> bytes:
    form = {"instance_id": uuid4(), "present": lead, "csrfmiddlewaretoken": TOKEN}
    body = urlencode(form)
    lines = [
        f"POST {page} HTTP/1.1",
        "Host: 127.0.0.1",
        f"Cookie: s={session}; c={TOKEN}",
        "Accept-Language: fr",
        "Accept-Encoding: br",
        "Content-Type: application/x-www-form-urlencoded",
        f"Content-Length: {len(body)}",
    ]
    return "\r\n".join([*lines, "", body]).encode()


def at_once(port: int, requests: list[bytes]) -> float:
    """How many requests are answered in a second, by so many clients."""
    began = time.monotonic()
    for answer in asyncio.run(answers(port, requests)):
        assert answer.startswith((b"HTTP/1.1 200", b"HTTP/1.1 302")), answer
        assert b"/receipt" in answer or b"200" in answer[:20], answer
    return len(requests) / (time.monotonic() - began)


async def answers(port: int, requests: list[bytes]) -> list[bytes]:
    free = asyncio.Semaphore(AT_ONCE)

    async def answered(request: bytes) -> bytes:
        """Status line and headers; neither answer has more than a word of body."""
        async with free:
            back, to = await asyncio.open_connection("127.0.0.1", port)
            to.write(request)
            said = await back.readuntil(b"\r\n\r\n")
            to.close()
            return said

    return await asyncio.gather(*map(answered, requests))


@contextmanager
def writers(environment: dict[str, str]) -> Iterator[Callable[[int], float]]:
    """Processes that insert: as many rows as are asked for, and their rate in a second."""
    command = [*BARE, str(AT_ONCE // PROCESSES)]
    pipe = subprocess.PIPE
    with ExitStack() as stack:
        made: list[Any] = [
            stack.enter_context(
                subprocess.Popen(command, env=environment, stdin=pipe, stdout=pipe, text=True)
            )
            for _ in range(PROCESSES)
        ]

        def insert(rows: int) -> float:
            for process in made:
                print(rows // PROCESSES, file=process.stdin, flush=True)
            return rows / max(float(process.stdout.readline()) for process in made)

        insert(AT_ONCE)  # the first opens the connections
        yield insert
        for process in made:
            process.stdin.close()
