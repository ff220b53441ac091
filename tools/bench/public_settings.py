"""The installation's settings, with one more address: a view that answers `ok`."""

from districtteam.config.settings import *  # noqa: F403  (whatever an installation chooses)

ROOT_URLCONF = "tools.bench.public_urls"
