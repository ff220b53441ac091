"""Keeps a few processes alive: starts them, restarts the dead, passes signals on, ends cleanly.

Children are forked from a supervisor that has everything loaded and no thread nor connection
open. So a fresh one is at work within milliseconds, and all of them share their memory.
"""

import logging
import os
import select
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType

from .kin import die_with_parent, name_process

log = logging.getLogger("districtteam.serve")

TO_PASS_ON = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
GOOD_LIFE = 10.0  # seconds; who lived so long is restarted at once
LONGEST_PAUSE = 5.0  # a fork costs milliseconds, and people wait meanwhile
PATIENCE = 30.0  # seconds that children have to end after they were told


@dataclass
class Post:
    """A place to be filled. kind: "web"; run: what the child does, its exit code; it is told its
    own name and that of the one before it, if that one died; ready: whether it is at work."""

    kind: str
    run: Callable[[str, str], int]
    new_name: Callable[[str], str]
    ready: Callable[[], bool] | None = None
    pid: int = 0
    name: str = ""
    before: str = ""
    started: float = 0.0
    due: float = 0.0
    failures: int = 0
    announced: bool = False


class Supervisor:
    def __init__(self, posts: list[Post], *, clock: Callable[[], float] = time.monotonic) -> None:
        self._posts = posts
        self._clock = clock
        self._ending: float | None = None  # when the children were told
        self._told: list[int] = []

    def run(self) -> int:
        """Supervise until a signal says otherwise and the last child has ended."""
        bell = self._listen()
        while self._ending is None or any(post.pid for post in self._posts):
            if self._ending is None:
                self._start_due()
            select.select([bell], [], [], self._pause())
            _drain(bell)
            self._pass_on()
            self._reap()
        log.info("all processes have ended")
        return 0

    def _listen(self) -> int:
        """A file that becomes readable with each signal."""
        ear, mouth = os.pipe()
        os.set_blocking(ear, False)
        os.set_blocking(mouth, False)
        signal.set_wakeup_fd(mouth, warn_on_full_buffer=False)
        for number in TO_PASS_ON:
            signal.signal(number, self._on_signal)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        return ear

    def _on_signal(self, number: int, frame: FrameType | None) -> None:  # noqa: ARG002  (fixed)
        self._told.append(number)

    def _pause(self) -> float:
        """Seconds until something has to be looked at, at most one."""
        if any(post.pid and post.ready and not post.announced for post in self._posts):
            return 0.05
        waits = [post.due - self._clock() for post in self._posts if not post.pid]
        return min(1.0, max(0.0, min(waits, default=1.0))) if self._ending is None else 0.2

    def _start_due(self) -> None:
        for post in self._posts:
            if not post.pid and post.due <= self._clock():
                self._start(post)
            elif post.pid and post.ready and not post.announced and post.ready():
                post.announced = True
                log.info("%s is ready after %.1f s", post.kind, self._clock() - post.started)

    def _start(self, post: Post) -> None:
        supervisor = os.getpid()
        post.before, post.name = post.name, post.new_name(post.kind)
        post.started, post.announced = self._clock(), False
        pid = os.fork()
        if pid == 0:
            _become(post, supervisor)
        post.pid = pid
        log.info("%s started (process %d)", post.kind, pid)

    def _pass_on(self) -> None:
        told, self._told = self._told, []
        for number in told:
            if number == signal.SIGHUP:
                self._signal_all(signal.SIGHUP, only="web")
            elif self._ending is None:
                log.info("ending: each process may finish what it has in hand")
                self._ending = self._clock()
                self._signal_all(signal.SIGTERM)
            else:
                log.warning("told a second time: ending at once")
                self._signal_all(signal.SIGKILL)
        if self._ending is not None and self._clock() - self._ending > PATIENCE:
            self._signal_all(signal.SIGKILL)

    def _signal_all(self, number: int, only: str = "") -> None:
        for post in self._posts:
            if post.pid and only in {"", post.kind}:
                os.kill(post.pid, number)

    def _reap(self) -> None:
        for post in self._posts:
            if not post.pid:
                continue
            pid, status = os.waitpid(post.pid, os.WNOHANG)
            if pid:
                self._bury(post, status)

    def _bury(self, post: Post, status: int) -> None:
        _end_group(post.pid)
        post.pid = 0
        code = os.waitstatus_to_exitcode(status)
        if self._ending is not None:
            log.info("%s ended", post.kind)
            return
        lived = self._clock() - post.started
        post.failures = 0 if lived >= GOOD_LIFE else post.failures + 1
        pause = min(LONGEST_PAUSE, 0.5 * 2**post.failures) if post.failures > 1 else 0.0
        post.due = self._clock() + pause
        how = f"was killed by signal {-code}" if code < 0 else f"ended with code {code}"
        log.warning("%s %s; starting another in %.0f s", post.kind, how, pause)


def _drain(bell: int) -> None:
    try:
        while os.read(bell, 512):
            pass
    except BlockingIOError:
        return


def _end_group(pid: int) -> None:
    """End what a dead child left behind, the web server's own workers, say."""
    try:
        os.killpg(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _become(post: Post, supervisor: int) -> None:
    """From here on this is the child. It does not return."""
    code = 1
    try:
        signal.set_wakeup_fd(-1)
        for number in (*TO_PASS_ON, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
        os.setpgid(0, 0)
        die_with_parent(supervisor)
        name_process(f"dt {post.kind}")
        code = post.run(post.name, post.before)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    except Exception:
        log.exception("%s could not go on", post.kind)
    finally:
        logging.shutdown()
        os._exit(code)  # without the supervisor's own clean-up
