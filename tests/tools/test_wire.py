"""The wire counts every byte that the server sends, and nothing else."""

import asyncio

from tools.wire import Wire

ANSWER = b"HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n" + b"x" * 100_000


async def answer(_asked: asyncio.StreamReader, out: asyncio.StreamWriter) -> None:
    await _asked.readline()
    out.write(ANSWER)
    await out.drain()
    out.close()


async def fetched_and_counted(times: int) -> tuple[int, int, list[str]]:
    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server, Wire(server.sockets[0].getsockname()[1]) as wire:
        got = 0
        for _ in range(times):
            port = int(wire.url.rsplit(":", 1)[1])
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /a?b HTTP/1.1\r\nReferer: /c HTTP/1.1\r\n\r\n")
            got += len(await reader.read(-1))
            writer.close()
        return got, wire.received, wire.asked


def test_status_lines_headers_and_bodies_are_counted() -> None:
    assert asyncio.run(fetched_and_counted(2)) == (
        2 * len(ANSWER),
        2 * len(ANSWER),
        ["/a?b", "/a?b"],
    )
