"""A wire that counts what passes: TCP between a browser and a server, byte by byte.

It stands between the two and knows nothing of HTTP, so that nothing is forgotten: status lines,
headers, redirects, bodies as compressed. What it cannot see is TLS, which real use adds.
"""

import asyncio
from contextlib import suppress

CHUNK = 64 * 1024


class Wire:
    """Listens on a port of its own and passes all on to the server at `target`."""

    def __init__(self, target: int) -> None:
        self.target = target
        self.received = 0  # bytes that the server sent to the browser
        self._server: asyncio.Server | None = None

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
        await asyncio.gather(self._pass(up, asks), self._pass(answers, down, count=True))

    async def _pass(
        self, source: asyncio.StreamReader, sink: asyncio.StreamWriter, *, count: bool = False
    ) -> None:
        with suppress(ConnectionError):
            while data := await source.read(CHUNK):
                self.received += len(data) if count else 0
                sink.write(data)
                await sink.drain()
        sink.close()
