"""Debian's Chromium, alone: no telemetry, no first-run, nothing fetched but what a page asks."""

from pathlib import Path
from typing import Any

PROGRAM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",  # the tests run as root on throw-away machines, on pages of our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAUNCH: dict[str, Any] = {"executable_path": str(PROGRAM), "args": FLAGS}
