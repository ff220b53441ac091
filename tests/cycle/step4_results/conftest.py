import pytest

from districtteam.cycle.step4_results.views import public


@pytest.fixture(autouse=True)
def nothing_kept() -> None:
    """Each test has a site of its own: no public page is remembered from another."""
    public._kept.clear()
