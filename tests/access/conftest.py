import pytest


@pytest.fixture
def steps(settings) -> None:
    """A site that has the pages of a step, /steps/7 and below."""
    settings.ROOT_URLCONF = "tests.access.site"
