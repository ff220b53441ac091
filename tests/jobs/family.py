"""A supervisor of two idle children, for test_supervisor: it tells on its output what happens.

python -m tests.jobs.family [KIND that ends at once with code 3]
"""

import logging
import os
import signal
import sys

from districtteam.jobs.supervisor import Post, Supervisor

names = iter(range(1, 1000))


def idle(kind: str, name: str, before: str) -> int:
    sys.stdout.write(f"{kind} {os.getpid()} {name} after {before or 'nobody'}\n")
    sys.stdout.flush()
    if kind in sys.argv:
        return 3
    signal.pause()
    return 0


def post(kind: str) -> Post:
    return Post(
        kind, lambda name, before: idle(kind, name, before), lambda kind: f"{kind}{next(names)}"
    )


if __name__ == "__main__":
    logging.basicConfig(stream=sys.stdout, level="INFO", format="# %(message)s")
    sys.exit(Supervisor([post("web"), post("clock")]).run())
