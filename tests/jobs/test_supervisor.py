"""A real supervisor with real children, watched from outside by what they write."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


class Family:
    def __init__(self, *words: str) -> None:
        command = [sys.executable, "-m", "tests.jobs.family", *words]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        self._unclaimed: list[str] = []

    def hear(self, beginning: str) -> str:
        """The first line that begins so and was not heard before, whatever comes between."""
        assert self.process.stdout
        lines = chain(self._unclaimed, map(str.rstrip, self.process.stdout))
        passed_over = []
        for line in lines:
            if line.startswith(beginning):
                self._unclaimed = [*passed_over, *self._unclaimed[len(passed_over) + 1 :]]
                return line
            passed_over.append(line)
        raise AssertionError(f"Never heard {beginning!r} in {passed_over}")

    def rest(self) -> list[str]:
        """Everything until the last process that could say something is gone: it holds the pipe,
        and the test would wait for ever."""
        assert self.process.stdout
        return self.process.stdout.read().splitlines()


@pytest.fixture
def family() -> Iterator[Family]:
    ours = Family()
    yield ours
    ours.process.kill()
    ours.process.communicate()


def pid_in(line: str) -> int:
    return int(line.split()[1])


def test_a_killed_child_is_replaced_and_its_heir_told(family: Family) -> None:
    first = family.hear("web ")
    family.hear("clock ")
    os.kill(pid_in(first), signal.SIGKILL)
    assert family.hear("# web was") == "# web was killed by signal 9; starting another in 0 s"
    heir = family.hear("web ")
    assert pid_in(heir) != pid_in(first)
    assert heir.endswith("web3 after web1")


def test_it_ends_its_children_and_then_itself(family: Family) -> None:
    family.hear("web ")
    family.hear("clock ")
    family.process.terminate()
    assert family.hear("# ending") == "# ending: each process may finish what it has in hand"
    assert family.rest()[-1] == "# all processes have ended"
    assert family.process.wait() == 0


def test_no_child_outlives_a_killed_supervisor(family: Family) -> None:
    family.hear("web ")
    family.hear("clock ")
    family.process.kill()
    assert not any("killed" in line for line in family.rest())


def test_a_child_that_keeps_failing_is_given_a_pause() -> None:
    family = Family("clock")
    said = [family.hear("# clock ended") for _ in range(2)]
    family.process.terminate()
    family.process.communicate()
    assert said == [
        "# clock ended with code 3; starting another in 0 s",
        "# clock ended with code 3; starting another in 2 s",
    ]


@pytest.mark.parametrize("kind", ["web", "clock"])
def test_children_are_in_groups_of_their_own(family: Family, kind: str) -> None:
    """So that Ctrl-C reaches the supervisor alone, which then ends them in good order."""
    pid = pid_in(family.hear(f"{kind} "))
    assert os.getpgid(pid) == pid
