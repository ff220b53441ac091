"""The web server: Granian, one process for each core, a few dozen threads in each.

Threads, because a page waits on a telephone far longer than on us: with one thread per process,
six slow telephones hang a site.
"""

import os
import signal
import socket
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels
from granian.server import Server

from .kin import die_with_parent, name_process

LOGS_GO_TO_OURS = {
    "formatters": {},
    "handlers": {},
    "loggers": {"_granian": {"handlers": [], "propagate": True}},
}
SECONDS_TO_FINISH = 10  # for answers under way, when a web process is told to end


def run() -> int:
    """Serve until told to end; the exit code."""
    parent = os.getpid()

    def load(target: str) -> Callable[..., Any]:
        die_with_parent(parent, signal.SIGKILL)
        name_process("dt web")
        application: Callable[..., Any] = import_string(target)
        return application

    Server(
        settings.WSGI_APPLICATION,
        address=settings.HOST,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=settings.WEB_WORKERS,
        blocking_threads=settings.WEB_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=SECONDS_TO_FINISH,
        log_level=LogLevels.error,
        log_dictconfig=LOGS_GO_TO_OURS,
        websockets=False,
    ).serve(target_loader=load)
    return 0


def answers() -> bool:
    """Whether something listens where the web server should."""
    try:
        with socket.create_connection((_own_address(), settings.PORT), timeout=1):
            return True
    except OSError:
        return False


def is_port_free() -> bool:
    """Whether nobody listens there. Granian itself would share the port with another server."""
    family = socket.AF_INET6 if ":" in settings.HOST else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.HOST, settings.PORT))
        except OSError:
            return False
    return True


def _own_address() -> str:
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.HOST, str(settings.HOST))  # noqa: S104
