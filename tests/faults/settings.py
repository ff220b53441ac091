"""The product's settings, with one more address: the deed of these tests."""

from districtteam.config.settings import *  # noqa: F403

ROOT_URLCONF = "tests.faults.urls"
