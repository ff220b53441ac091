"""What a long run says while it runs, and what it counted."""

import sys
from collections.abc import Callable

import pytest


class Report:
    """say: a line of progress for whoever waits; count: figures for the last lines of the run."""

    def __init__(self, say: Callable[[str], None], note: Callable[[str, object], None]) -> None:
        self.say, self._note = say, note

    def count(self, **figures: int) -> None:
        self.say(", ".join(f"{name.replace('_', ' ')}: {count}" for name, count in figures.items()))
        for name, count in figures.items():
            self._note(name.replace("_", " "), count)


@pytest.fixture
def report(
    request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> Report:
    capture = request.config.pluginmanager.getplugin("capturemanager")
    assert capture

    def say(line: str) -> None:
        if request.node.get_closest_marker("slow"):
            with capture.global_and_fixture_disabled():
                sys.stdout.write(f"\n  {line}")
                sys.stdout.flush()

    return Report(say, record_property)
