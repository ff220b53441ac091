"""Ties between processes: no child of ours outlives what would restart it."""

import ctypes
import os
import signal
import sys
import threading
import time

PR_SET_PDEATHSIG = 1  # <linux/prctl.h>
PR_SET_NAME = 15


def die_with_parent(parent: int, number: int = signal.SIGTERM) -> None:
    """Have this process receive the signal when its parent dies, however that happens.

    parent: the process id, as the child was told, of who should be its parent by now.
    """
    if sys.platform == "linux":
        _prctl(PR_SET_PDEATHSIG, int(number))
    else:
        threading.Thread(target=_watch, args=[parent, number], daemon=True).start()
    if os.getppid() != parent:  # it died before we could ask
        os.kill(os.getpid(), number)


def name_process(name: str) -> None:
    """The name in `top` and `ps -o comm`, at most 15 letters; Linux only."""
    if sys.platform == "linux":
        _prctl(PR_SET_NAME, name.encode()[:15])


def _prctl(option: int, value: int | bytes) -> None:
    ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)


def _watch(parent: int, number: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), number)
