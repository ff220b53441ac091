"""Where a demonstration runs: a folder, a port and settings of its own, whatever is set around it.

Called before Django reads its settings, so nothing here imports Django.
"""

import socket
from collections.abc import MutableMapping, Sequence
from itertools import zip_longest
from pathlib import Path

FOLDER = "var/demo"
FIRST_PORT, PORTS_TRIED = 8000, 50
# What somebody may choose for a demonstration; anything else set for a real site is left aside,
# so that no demonstration ever writes into a real database or sends a real message.
KEPT = {"HOST", "PORT", "WEB_WORKERS", "WEB_THREADS", "LOG_FORMAT", "LOG_LEVEL"}


def prepare(argv: Sequence[str], environ: MutableMapping[str, str]) -> None:
    """Turn the environment of this process into that of a demonstration.

    argv: what follows the word demo; --dir and --port count here.
    """
    for name in [name for name in environ if name.startswith("DISTRICTTEAM_")]:
        if name.removeprefix("DISTRICTTEAM_") not in KEPT:
            del environ[name]
    host = environ.setdefault("DISTRICTTEAM_HOST", "0.0.0.0")  # noqa: S104  (telephones around)
    wanted = option(argv, "--port") or environ.get("DISTRICTTEAM_PORT", "")
    port = free_port(host, int(wanted) if wanted.isdigit() else FIRST_PORT)
    environ.update(
        DISTRICTTEAM_DEMO="yes",
        DISTRICTTEAM_DATA_DIR=option(argv, "--dir") or FOLDER,
        DISTRICTTEAM_PORT=str(port),
        DISTRICTTEAM_SITE_URL=f"http://localhost:{port}",
    )
    environ.setdefault("DISTRICTTEAM_LOG_LEVEL", "WARNING")


def option(argv: Sequence[str], name: str) -> str:
    """The value of `--name value` or `--name=value`, or ""."""
    for word, following in zip_longest(argv, argv[1:], fillvalue=""):
        if word == name:
            return following
        if word.startswith(f"{name}="):
            return word.partition("=")[2]
    return ""


def free_port(host: str, first: int) -> int:
    """The first port from `first` on that nobody listens at; `first` itself when all are taken."""
    return next(
        (port for port in range(first, min(first + PORTS_TRIED, 65536)) if _is_free(host, port)),
        first,
    )


def _is_free(host: str, port: int) -> bool:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, port))
        except OSError:
            return False
        return True


def address_nearby() -> str:
    """This machine's address on the local network, or "" if it has none. Sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # RFC 5737: for documentation, reached by nobody
            found: str = probe.getsockname()[0]
        except OSError:
            return ""
    return "" if found.startswith("127.") else found


def clear(folder: Path) -> None:
    """Forget a demonstration: database, letters, the list of its people, the days let pass."""
    kept = [folder / "demo.json", folder / "days-passed"]
    for path in [*folder.glob("district-team.sqlite3*"), *kept]:
        path.unlink(missing_ok=True)
    for letter in folder.glob("mail/*.log"):
        letter.unlink()
