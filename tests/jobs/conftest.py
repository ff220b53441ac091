import pytest

from districtteam.jobs import periodic


@pytest.fixture
def only(monkeypatch: pytest.MonkeyPatch) -> dict[str, periodic.Job]:
    """An empty register of periodic jobs."""
    periodic.jobs()  # the rooms' own, so that they do not come into this one
    register: dict[str, periodic.Job] = {}
    monkeypatch.setattr(periodic, "_jobs", register)
    return register
