"""Telephones that stop in the middle: of what they send, and of what they are sent."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from uuid import uuid4

import pytest

from tests.faults.server import Server, serving, until

UPLOAD = (
    b"POST /deed HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 1000000\r\n\r\nuid="
)
PAGES = b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 200
TINY = 1024  # bytes the telephone takes in before it stops reading


@contextmanager
def stalled(server: Server, words: bytes) -> Iterator[socket.socket]:
    """Somebody who says this much and then neither speaks nor reads."""
    with socket.socket() as line:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, TINY)
        line.connect(("127.0.0.1", server.port))
        line.sendall(words)
        yield line


def slowest_page(server: Server, pages: int) -> float:
    """Seconds of the slowest of so many first pages; each must answer."""
    slowest = 0.0
    for _ in range(pages):
        began = time.monotonic()
        assert server.get("/") == 200
        slowest = max(slowest, time.monotonic() - began)
    return slowest


def stall(server: Server, uploads: int, downloads: int) -> float:
    with ExitStack() as lines:
        for _ in range(uploads):
            lines.enter_context(stalled(server, UPLOAD))
        for _ in range(downloads):
            lines.enter_context(stalled(server, PAGES))
        return slowest_page(server, 20)


@pytest.mark.usefixtures("db")
def test_a_page_answers_while_twenty_send_and_twenty_read_no_further() -> None:
    with serving() as server:
        assert stall(server, uploads=20, downloads=20) < 2
        assert slowest_page(server, 5) < 2
        with ExitStack() as lines:
            for _ in range(80):  # more than there are threads
                lines.enter_context(stalled(server, UPLOAD))
            assert until(lambda: server.post("/deed", uid=uuid4()) == 503)
            assert slowest_page(server, 20) < 2
        server.account("prepare")
        assert until(lambda: server.post("/deed", uid=uuid4()) == 201)
        server.process.terminate()
        assert server.process.wait(20) == 0
