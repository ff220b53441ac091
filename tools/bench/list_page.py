"""The list of teams, 40 rows, signed in, beside the same rows in a Jinja2 page written by hand.

Both are asked as a server would ask them, by WSGI, in one process, on one database, for one lead of
one of forty teams of three, in French. Neither is compressed: the request does not ask for it.

Ours is `/people/` as it is served, with the whole house around it: log line, security headers,
doors, roles and sight of the reader, menu, two languages, search form, count and pages, who holds a
post in the network itself, the facilitator to call, the service worker's address. Seven queries.

The other (by_hand.py) is what one would write for this one purpose with Django's own middleware as
`startproject` lists it: the same session and reader, the same rows out of two queries for just the
columns shown and one for the reader's network, one Jinja2 template, no languages. Five queries.
"""

import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from tools.bench.figures import Ratio, pairs

ROWS = 40
ROUNDS = 15
CALLS = 20  # in each round
GOAL = 2.0
PATH = "/people/"
Page = Callable[[], bytes]


def ratios() -> Iterator[Ratio]:
    with both() as (ours, plain):
        shown = rows_in(ours()), rows_in(plain())
        assert shown == (ROWS, ROWS), f"rows of ours and of the other: {shown}"
        taken = pairs(lambda: cpu(ours), lambda: cpu(plain), ROUNDS)
        yield Ratio(f"{ROWS} teams, signed in, beside Jinja2 by hand", *taken, "µs CPU", GOAL)


@contextmanager
def both() -> Iterator[tuple[Page, Page]]:
    """The two pages, for the lead of one of the teams, on a database of its own."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "districtteam.config.settings",
            "DISTRICTTEAM_DATA_DIR": folder,
            "DISTRICTTEAM_DATABASE": "sqlite:///",
            "DISTRICTTEAM_LOG_LEVEL": "ERROR",
        }
        from tools.bench import list_data  # noqa: PLC0415  (the settings are chosen just above)

        ours, environ = list_data.made(ROWS)
        from tools.bench import by_hand  # noqa: PLC0415

        plain = by_hand.application()
        yield lambda: answer(ours, environ), lambda: answer(plain, environ)


def answer(application: Any, environ: dict[str, Any]) -> bytes:
    """The page's HTML, as a server would fetch it."""
    said: list[str] = []
    request = {**environ, "PATH_INFO": PATH, "wsgi.input": BytesIO()}
    body = application(request, lambda status, *_: said.append(status))
    content = b"".join(body)
    body.close()
    assert said == ["200 OK"], said
    return content


def rows_in(html: bytes) -> int:
    return html.partition(b"<tbody")[2].partition(b"</tbody")[0].count(b"<tr")


def cpu(page: Page) -> float:
    """Microseconds of processor time for one page."""
    gc.collect()
    began = time.process_time()
    for _ in range(CALLS):
        page()
    return 1e6 * (time.process_time() - began) / CALLS
