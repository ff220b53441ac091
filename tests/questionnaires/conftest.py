"""What tests of questionnaires may ask for."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from districtteam.people.hooks import Moment

Listening = Callable[[Moment[Any]], list[Any]]


@pytest.fixture
def listening() -> Iterator[Listening]:
    """Hear what a moment tells, the thing first, until the test is over."""
    ears: list[tuple[Moment[Any], Any]] = []

    def listen(moment: Moment[Any]) -> list[Any]:
        heard: list[Any] = []
        ears.append((moment, lambda thing, _by: heard.append(thing)))
        moment.add(ears[-1][1])
        return heard

    yield listen
    for moment, ear in ears:
        moment.remove(ear)
