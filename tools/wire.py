"""A wire that counts what passes: TCP between a browser and a server, byte by byte.

It stands between the two and knows nothing of what a browser calls a part of a page, so nothing is
forgotten: status lines, headers, redirects, bodies as compressed, the picture of the tab. What it
cannot see is TLS, which real use adds.
"""

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress

CHUNK = 64 * 1024
REQUEST = re.compile(rb"^[A-Z]+ (\S+) HTTP/1\.1\r$", re.MULTILINE)


class Wire:
    """Listens on a port of its own and passes all on to the server at `target`."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.received = 0  # bytes that the server sent to the browser
        self._sent: list[bytearray] = []  # what the browser sent, connection by connection
        self._server: asyncio.Server | None = None

    @property
    def asked(self) -> list[str]:
        """Every address that was requested, whoever asked for it."""
        return [path.decode() for sent in self._sent for path in REQUEST.findall(sent)]

    @property
    def url(self) -> str:
        assert self._server, "enter the wire first"
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def __aenter__(self) -> "Wire":
        self._server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_error: object) -> None:
        assert self._server
        self._server.close()

    async def _connect(self, up: asyncio.StreamReader, down: asyncio.StreamWriter) -> None:
        answers, asks = await asyncio.open_connection("127.0.0.1", self.target)
        sent = bytearray()
        self._sent.append(sent)
        await asyncio.gather(
            self._pass(up, asks, sent.extend), self._pass(answers, down, self._got)
        )

    def _got(self, data: bytes) -> None:
        self.received += len(data)

    async def _pass(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        note: Callable[[bytes], None],
    ) -> None:
        with suppress(ConnectionError):
            while data := await source.read(CHUNK):
                note(data)
                sink.write(data)
                await sink.drain()
        sink.close()
